-- HousePrice.CreateOrReplaceModel
CREATE OR REPLACE MODEL `gallery.house_price`
OPTIONS(
  MODEL_TYPE = 'LINEAR_REG',
  OPTIMIZE_STRATEGY = 'NORMAL_EQUATION',
  CALCULATE_P_VALUES = TRUE,
  CATEGORY_ENCODING_METHOD = 'DUMMY_ENCODING',
  ENABLE_GLOBAL_EXPLAIN = TRUE,
  INPUT_LABEL_COLS = ['price']
)
AS
SELECT
  `area_square_meters`,
  `rooms`,
  `district`,
  `has_garden`,
  `price`
FROM `gallery.houses`
WHERE (price > 0);

-- HousePrice.ValidateDataSkew
SELECT * FROM ML.VALIDATE_DATA_SKEW(MODEL `gallery.house_price`, (SELECT * FROM UNNEST(@input)), STRUCT(0.3 AS categorical_default_threshold, 'L_INFTY' AS categorical_metric_type, 0.3 AS numerical_default_threshold));

-- HousePrice.Evaluate
SELECT * FROM ML.EVALUATE(MODEL `gallery.house_price`);

-- HousePrice.EvaluateRows
SELECT * FROM ML.EVALUATE(MODEL `gallery.house_price`, (SELECT * FROM UNNEST(@input)));

-- HousePrice.GlobalExplain
SELECT * FROM ML.GLOBAL_EXPLAIN(MODEL `gallery.house_price`);

-- HousePrice.Weights
SELECT * FROM ML.WEIGHTS(MODEL `gallery.house_price`);

-- HousePrice.AdvancedWeights
SELECT * FROM ML.ADVANCED_WEIGHTS(MODEL `gallery.house_price`);

-- HousePrice.FeatureInfo
SELECT * FROM ML.FEATURE_INFO(MODEL `gallery.house_price`);

-- HousePrice.TrainingInfo
SELECT * FROM ML.TRAINING_INFO(MODEL `gallery.house_price`);

-- HousePrice.Predict
SELECT * FROM ML.PREDICT(MODEL `gallery.house_price`, (SELECT * FROM UNNEST(@input)));

-- HousePrice.ExplainPredict
SELECT * FROM ML.EXPLAIN_PREDICT(MODEL `gallery.house_price`, (SELECT * FROM UNNEST(@input)));

-- Spam.CreateOrReplaceModel
CREATE OR REPLACE MODEL `gallery.spam`
TRANSFORM(
  ML.STANDARD_SCALER(`length`) OVER() AS `length`,
  ML.QUANTILE_BUCKETIZE(`link_count`, 10) OVER() AS `link_count`,
  `sender_domain`,
  `is_spam`
)
OPTIONS(
  MODEL_TYPE = 'LOGISTIC_REG',
  INPUT_LABEL_COLS = ['is_spam'],
  L1_REG = HPARAM_RANGE(0.0, 5.0),
  L2_REG = HPARAM_CANDIDATES([0.0, 0.1, 1.0]),
  NUM_TRIALS = 10,
  MAX_PARALLEL_TRIALS = 2,
  HPARAM_TUNING_OBJECTIVES = ['F1_SCORE'],
  CLASS_WEIGHTS = [STRUCT('true', 1.0), STRUCT('false', 3.0)]
)
AS
SELECT
  `length`,
  `link_count`,
  `sender_domain`,
  `is_spam`
FROM `gallery.letters`
WHERE (is_spam IS NOT NULL);

-- Spam.ValidateDataSkew
SELECT * FROM ML.VALIDATE_DATA_SKEW(MODEL `gallery.spam`, (SELECT * FROM UNNEST(@input)), STRUCT(0.3 AS categorical_default_threshold, 'L_INFTY' AS categorical_metric_type, 0.3 AS numerical_default_threshold));

-- Spam.Evaluate
SELECT * FROM ML.EVALUATE(MODEL `gallery.spam`);

-- Spam.EvaluateRows
SELECT * FROM ML.EVALUATE(MODEL `gallery.spam`, (SELECT * FROM UNNEST(@input)));

-- Spam.ConfusionMatrix
SELECT * FROM ML.CONFUSION_MATRIX(MODEL `gallery.spam`);

-- Spam.ConfusionMatrixRows
SELECT * FROM ML.CONFUSION_MATRIX(MODEL `gallery.spam`, (SELECT * FROM UNNEST(@input)));

-- Spam.RocCurve
SELECT * FROM ML.ROC_CURVE(MODEL `gallery.spam`);

-- Spam.RocCurveRows
SELECT * FROM ML.ROC_CURVE(MODEL `gallery.spam`, (SELECT * FROM UNNEST(@input)));

-- Spam.Weights
SELECT * FROM ML.WEIGHTS(MODEL `gallery.spam`);

-- Spam.FeatureInfo
SELECT * FROM ML.FEATURE_INFO(MODEL `gallery.spam`);

-- Spam.TrialInfo
SELECT * FROM ML.TRIAL_INFO(MODEL `gallery.spam`);

-- Spam.Predict
SELECT * FROM ML.PREDICT(MODEL `gallery.spam`, (SELECT * FROM UNNEST(@input)));

-- Spam.ExplainPredict
SELECT * FROM ML.EXPLAIN_PREDICT(MODEL `gallery.spam`, (SELECT * FROM UNNEST(@input)));

-- Spam.Transform
SELECT * FROM ML.TRANSFORM(MODEL `gallery.spam`, (SELECT * FROM UNNEST(@input)));
