-- Leaving.CreateOrReplaceModel
CREATE OR REPLACE MODEL `gallery.leaving`
OPTIONS(
  MODEL_TYPE = 'RANDOM_FOREST_CLASSIFIER',
  INPUT_LABEL_COLS = ['has_left'],
  AUTO_CLASS_WEIGHTS = TRUE,
  NUM_PARALLEL_TREE = 100,
  SUBSAMPLE = 0.8
)
AS
SELECT
  `months_with_us`,
  `monthly_charge`,
  `contract`,
  `has_left`
FROM `gallery.subscribers`;

-- Leaving.ValidateDataSkew
SELECT * FROM ML.VALIDATE_DATA_SKEW(MODEL `gallery.leaving`, (SELECT * FROM UNNEST(@input)), STRUCT(0.3 AS categorical_default_threshold, 'L_INFTY' AS categorical_metric_type, 0.3 AS numerical_default_threshold));

-- Leaving.Evaluate
SELECT * FROM ML.EVALUATE(MODEL `gallery.leaving`);

-- Leaving.EvaluateRows
SELECT * FROM ML.EVALUATE(MODEL `gallery.leaving`, (SELECT * FROM UNNEST(@input)));

-- Leaving.ConfusionMatrix
SELECT * FROM ML.CONFUSION_MATRIX(MODEL `gallery.leaving`);

-- Leaving.ConfusionMatrixRows
SELECT * FROM ML.CONFUSION_MATRIX(MODEL `gallery.leaving`, (SELECT * FROM UNNEST(@input)));

-- Leaving.RocCurve
SELECT * FROM ML.ROC_CURVE(MODEL `gallery.leaving`);

-- Leaving.RocCurveRows
SELECT * FROM ML.ROC_CURVE(MODEL `gallery.leaving`, (SELECT * FROM UNNEST(@input)));

-- Leaving.FeatureImportance
SELECT * FROM ML.FEATURE_IMPORTANCE(MODEL `gallery.leaving`);

-- Leaving.FeatureInfo
SELECT * FROM ML.FEATURE_INFO(MODEL `gallery.leaving`);

-- Leaving.TrainingInfo
SELECT * FROM ML.TRAINING_INFO(MODEL `gallery.leaving`);

-- Leaving.Predict
SELECT * FROM ML.PREDICT(MODEL `gallery.leaving`, (SELECT * FROM UNNEST(@input)));

-- Leaving.ExplainPredict
SELECT * FROM ML.EXPLAIN_PREDICT(MODEL `gallery.leaving`, (SELECT * FROM UNNEST(@input)));

-- Yield.CreateOrReplaceModel
CREATE OR REPLACE MODEL `gallery.yield`
OPTIONS(
  MODEL_TYPE = 'RANDOM_FOREST_REGRESSOR',
  ENABLE_GLOBAL_EXPLAIN = TRUE,
  INPUT_LABEL_COLS = ['tons_per_hectare'],
  NUM_PARALLEL_TREE = 200,
  MAX_TREE_DEPTH = 12,
  COLSAMPLE_BYNODE = 0.7
)
AS
SELECT
  `rain_millimeters`,
  `mean_temperature`,
  `soil`,
  `crop`,
  `tons_per_hectare`
FROM `gallery.fields`;

-- Yield.ValidateDataSkew
SELECT * FROM ML.VALIDATE_DATA_SKEW(MODEL `gallery.yield`, (SELECT * FROM UNNEST(@input)), STRUCT(0.3 AS categorical_default_threshold, 'L_INFTY' AS categorical_metric_type, 0.3 AS numerical_default_threshold));

-- Yield.Evaluate
SELECT * FROM ML.EVALUATE(MODEL `gallery.yield`);

-- Yield.EvaluateRows
SELECT * FROM ML.EVALUATE(MODEL `gallery.yield`, (SELECT * FROM UNNEST(@input)));

-- Yield.GlobalExplain
SELECT * FROM ML.GLOBAL_EXPLAIN(MODEL `gallery.yield`);

-- Yield.FeatureImportance
SELECT * FROM ML.FEATURE_IMPORTANCE(MODEL `gallery.yield`);

-- Yield.FeatureInfo
SELECT * FROM ML.FEATURE_INFO(MODEL `gallery.yield`);

-- Yield.TrainingInfo
SELECT * FROM ML.TRAINING_INFO(MODEL `gallery.yield`);

-- Yield.Predict
SELECT * FROM ML.PREDICT(MODEL `gallery.yield`, (SELECT * FROM UNNEST(@input)));

-- Yield.ExplainPredict
SELECT * FROM ML.EXPLAIN_PREDICT(MODEL `gallery.yield`, (SELECT * FROM UNNEST(@input)));
