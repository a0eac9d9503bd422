-- AnswerComponents.CreateOrReplaceModel
CREATE OR REPLACE MODEL `gallery.answers`
OPTIONS(
  MODEL_TYPE = 'PCA',
  NUM_PRINCIPAL_COMPONENTS = 3,
  SCALE_FEATURES = TRUE,
  PCA_SOLVER = 'FULL'
)
AS
SELECT
  `hours`,
  `age`,
  `satisfaction`,
  `income`
FROM `gallery.questionnaires`;

-- AnswerComponents.ValidateDataSkew
SELECT * FROM ML.VALIDATE_DATA_SKEW(MODEL `gallery.answers`, (SELECT * FROM UNNEST(@input)), STRUCT(0.3 AS categorical_default_threshold, 'L_INFTY' AS categorical_metric_type, 0.3 AS numerical_default_threshold));

-- AnswerComponents.GenerateEmbedding
SELECT * FROM AI.GENERATE_EMBEDDING(MODEL `gallery.answers`, (SELECT * FROM UNNEST(@input)));

-- AnswerComponents.MLGenerateEmbedding
SELECT * FROM ML.GENERATE_EMBEDDING(MODEL `gallery.answers`, (SELECT * FROM UNNEST(@input)));

-- AnswerComponents.Evaluate
SELECT * FROM ML.EVALUATE(MODEL `gallery.answers`);

-- AnswerComponents.EvaluateRows
SELECT * FROM ML.EVALUATE(MODEL `gallery.answers`, (SELECT * FROM UNNEST(@input)));

-- AnswerComponents.FeatureInfo
SELECT * FROM ML.FEATURE_INFO(MODEL `gallery.answers`);

-- AnswerComponents.TrainingInfo
SELECT * FROM ML.TRAINING_INFO(MODEL `gallery.answers`);

-- AnswerComponents.PrincipalComponents
SELECT * FROM ML.PRINCIPAL_COMPONENTS(MODEL `gallery.answers`);

-- AnswerComponents.PrincipalComponentInfo
SELECT * FROM ML.PRINCIPAL_COMPONENT_INFO(MODEL `gallery.answers`);

-- AnswerComponents.Predict
SELECT * FROM ML.PREDICT(MODEL `gallery.answers`, (SELECT * FROM UNNEST(@input)), STRUCT(TRUE AS keep_original_columns));

-- AnswerComponents.DetectAnomalies
SELECT * FROM ML.DETECT_ANOMALIES(MODEL `gallery.answers`, STRUCT(@contamination AS contamination), (SELECT * FROM UNNEST(@input)));
