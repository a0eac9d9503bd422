-- Exhibits.CreateOrReplaceModel
CREATE OR REPLACE MODEL `gallery.exhibits`
OPTIONS(
  MODEL_TYPE = 'MATRIX_FACTORIZATION',
  L2_REG = 0.5,
  FEEDBACK_TYPE = 'IMPLICIT',
  NUM_FACTORS = 16,
  USER_COL = 'visitor',
  ITEM_COL = 'exhibit',
  RATING_COL = 'seconds',
  WALS_ALPHA = 10.0
)
AS
SELECT
  `visitor`,
  `exhibit`,
  `seconds`
FROM `gallery.visits`;

-- Exhibits.GenerateEmbedding
SELECT * FROM AI.GENERATE_EMBEDDING(MODEL `gallery.exhibits`);

-- Exhibits.MLGenerateEmbedding
SELECT * FROM ML.GENERATE_EMBEDDING(MODEL `gallery.exhibits`);

-- Exhibits.Evaluate
SELECT * FROM ML.EVALUATE(MODEL `gallery.exhibits`);

-- Exhibits.EvaluateRows
SELECT * FROM ML.EVALUATE(MODEL `gallery.exhibits`, (SELECT * FROM UNNEST(@input)));

-- Exhibits.Weights
SELECT * FROM ML.WEIGHTS(MODEL `gallery.exhibits`);

-- Exhibits.FeatureInfo
SELECT * FROM ML.FEATURE_INFO(MODEL `gallery.exhibits`);

-- Exhibits.TrainingInfo
SELECT * FROM ML.TRAINING_INFO(MODEL `gallery.exhibits`);

-- Exhibits.Recommend
SELECT * FROM ML.RECOMMEND(MODEL `gallery.exhibits`);

-- Exhibits.RecommendRows
SELECT * FROM ML.RECOMMEND(MODEL `gallery.exhibits`, (SELECT * FROM UNNEST(@input)));
