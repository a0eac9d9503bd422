-- PaymentOutcome.CreateOrReplaceModel
CREATE OR REPLACE MODEL `gallery.payment_outcome`
OPTIONS(
  MODEL_TYPE = 'BOOSTED_TREE_CLASSIFIER',
  ENABLE_GLOBAL_EXPLAIN = TRUE,
  INPUT_LABEL_COLS = ['outcome'],
  BOOSTER_TYPE = 'DART',
  NUM_PARALLEL_TREE = 2,
  DROPOUT = 0.1,
  TREE_METHOD = 'HIST',
  INSTANCE_WEIGHT_COL = 'weight'
)
AS
SELECT
  `amount`,
  `country`,
  `merchant_category`,
  `weight`,
  `outcome`
FROM (
SELECT *, EXP(-DATE_DIFF(CURRENT_DATE(), paid_on, DAY) / 90) AS weight
FROM gallery.payments
);

-- PaymentOutcome.ValidateDataSkew
SELECT * FROM ML.VALIDATE_DATA_SKEW(MODEL `gallery.payment_outcome`, (SELECT * FROM UNNEST(@input)), STRUCT(0.3 AS categorical_default_threshold, 'L_INFTY' AS categorical_metric_type, 0.3 AS numerical_default_threshold));

-- PaymentOutcome.Evaluate
SELECT * FROM ML.EVALUATE(MODEL `gallery.payment_outcome`);

-- PaymentOutcome.EvaluateRows
SELECT * FROM ML.EVALUATE(MODEL `gallery.payment_outcome`, (SELECT * FROM UNNEST(@input)));

-- PaymentOutcome.ConfusionMatrix
SELECT * FROM ML.CONFUSION_MATRIX(MODEL `gallery.payment_outcome`);

-- PaymentOutcome.ConfusionMatrixRows
SELECT * FROM ML.CONFUSION_MATRIX(MODEL `gallery.payment_outcome`, (SELECT * FROM UNNEST(@input)));

-- PaymentOutcome.RocCurve
SELECT * FROM ML.ROC_CURVE(MODEL `gallery.payment_outcome`);

-- PaymentOutcome.RocCurveRows
SELECT * FROM ML.ROC_CURVE(MODEL `gallery.payment_outcome`, (SELECT * FROM UNNEST(@input)));

-- PaymentOutcome.GlobalExplain
SELECT * FROM ML.GLOBAL_EXPLAIN(MODEL `gallery.payment_outcome`);

-- PaymentOutcome.GlobalExplainClassLevel
SELECT * FROM ML.GLOBAL_EXPLAIN(MODEL `gallery.payment_outcome`, STRUCT(TRUE AS class_level_explain));

-- PaymentOutcome.FeatureImportance
SELECT * FROM ML.FEATURE_IMPORTANCE(MODEL `gallery.payment_outcome`);

-- PaymentOutcome.FeatureInfo
SELECT * FROM ML.FEATURE_INFO(MODEL `gallery.payment_outcome`);

-- PaymentOutcome.TrainingInfo
SELECT * FROM ML.TRAINING_INFO(MODEL `gallery.payment_outcome`);

-- PaymentOutcome.Predict
SELECT * FROM ML.PREDICT(MODEL `gallery.payment_outcome`, (SELECT * FROM UNNEST(@input)));

-- PaymentOutcome.ExplainPredict
SELECT * FROM ML.EXPLAIN_PREDICT(MODEL `gallery.payment_outcome`, (SELECT * FROM UNNEST(@input)));

-- RideDuration.CreateOrReplaceModel
CREATE OR REPLACE MODEL `gallery.ride_duration`
OPTIONS(
  MODEL_TYPE = 'BOOSTED_TREE_REGRESSOR',
  LEARN_RATE = 0.1,
  INPUT_LABEL_COLS = ['duration_minutes'],
  MAX_ITERATIONS = 50,
  EARLY_STOP = TRUE,
  MIN_REL_PROGRESS = 0.005,
  DATA_SPLIT_METHOD = 'CUSTOM',
  DATA_SPLIT_COL = 'is_evaluation',
  BOOSTER_TYPE = 'GBTREE',
  MAX_TREE_DEPTH = 8,
  SUBSAMPLE = 0.9
)
AS
SELECT
  `started_at`,
  `distance_km`,
  `pickup_zone`,
  `dropoff_zone`,
  `is_evaluation`,
  `duration_minutes`
FROM `gallery.rides`
WHERE (duration_minutes BETWEEN 1 AND 180);

-- RideDuration.ValidateDataSkew
SELECT * FROM ML.VALIDATE_DATA_SKEW(MODEL `gallery.ride_duration`, (SELECT * FROM UNNEST(@input)), STRUCT(0.3 AS categorical_default_threshold, 'L_INFTY' AS categorical_metric_type, 0.3 AS numerical_default_threshold));

-- RideDuration.Evaluate
SELECT * FROM ML.EVALUATE(MODEL `gallery.ride_duration`);

-- RideDuration.EvaluateRows
SELECT * FROM ML.EVALUATE(MODEL `gallery.ride_duration`, (SELECT * FROM UNNEST(@input)));

-- RideDuration.FeatureImportance
SELECT * FROM ML.FEATURE_IMPORTANCE(MODEL `gallery.ride_duration`);

-- RideDuration.FeatureInfo
SELECT * FROM ML.FEATURE_INFO(MODEL `gallery.ride_duration`);

-- RideDuration.TrainingInfo
SELECT * FROM ML.TRAINING_INFO(MODEL `gallery.ride_duration`);

-- RideDuration.Predict
SELECT * FROM ML.PREDICT(MODEL `gallery.ride_duration`, (SELECT * FROM UNNEST(@input)));

-- RideDuration.ExplainPredict
SELECT * FROM ML.EXPLAIN_PREDICT(MODEL `gallery.ride_duration`, (SELECT * FROM UNNEST(@input)));
