-- Energy.CreateOrReplaceModel
CREATE OR REPLACE MODEL `gallery.energy`
OPTIONS(
  MODEL_TYPE = 'DNN_REGRESSOR',
  INPUT_LABEL_COLS = ['kilowatt_hours'],
  DROPOUT = 0.2,
  OPTIMIZER = 'ADAM',
  ACTIVATION_FN = 'RELU6',
  BATCH_SIZE = 128,
  HIDDEN_UNITS = [64, 32]
)
AS
SELECT
  `temperature`,
  `vibration`,
  `pressure`,
  `kilowatt_hours`
FROM `gallery.machine_hours`;

-- Energy.ValidateDataSkew
SELECT * FROM ML.VALIDATE_DATA_SKEW(MODEL `gallery.energy`, (SELECT * FROM UNNEST(@input)), STRUCT(0.3 AS categorical_default_threshold, 'L_INFTY' AS categorical_metric_type, 0.3 AS numerical_default_threshold));

-- Energy.Evaluate
SELECT * FROM ML.EVALUATE(MODEL `gallery.energy`);

-- Energy.EvaluateRows
SELECT * FROM ML.EVALUATE(MODEL `gallery.energy`, (SELECT * FROM UNNEST(@input)));

-- Energy.FeatureInfo
SELECT * FROM ML.FEATURE_INFO(MODEL `gallery.energy`);

-- Energy.TrainingInfo
SELECT * FROM ML.TRAINING_INFO(MODEL `gallery.energy`);

-- Energy.Predict
SELECT * FROM ML.PREDICT(MODEL `gallery.energy`, (SELECT * FROM UNNEST(@input)));

-- Energy.ExplainPredict
SELECT * FROM ML.EXPLAIN_PREDICT(MODEL `gallery.energy`, (SELECT * FROM UNNEST(@input)));

-- Grape.CreateOrReplaceModel
CREATE OR REPLACE MODEL `gallery.grape`
OPTIONS(
  MODEL_TYPE = 'DNN_CLASSIFIER',
  LEARN_RATE = HPARAM_RANGE(0.0001, 0.1),
  ENABLE_GLOBAL_EXPLAIN = TRUE,
  INPUT_LABEL_COLS = ['grape'],
  NUM_TRIALS = 20,
  MAX_PARALLEL_TRIALS = 5,
  HPARAM_TUNING_ALGORITHM = 'RANDOM_SEARCH',
  HIDDEN_UNITS = HPARAM_CANDIDATES([STRUCT([16]), STRUCT([64, 32]), STRUCT([128, 64, 32])])
)
AS
SELECT
  `alcohol`,
  `acidity`,
  `sugar`,
  `grape`
FROM `gallery.wines`;

-- Grape.ValidateDataSkew
SELECT * FROM ML.VALIDATE_DATA_SKEW(MODEL `gallery.grape`, (SELECT * FROM UNNEST(@input)), STRUCT(0.3 AS categorical_default_threshold, 'L_INFTY' AS categorical_metric_type, 0.3 AS numerical_default_threshold));

-- Grape.Evaluate
SELECT * FROM ML.EVALUATE(MODEL `gallery.grape`);

-- Grape.EvaluateRows
SELECT * FROM ML.EVALUATE(MODEL `gallery.grape`, (SELECT * FROM UNNEST(@input)));

-- Grape.ConfusionMatrix
SELECT * FROM ML.CONFUSION_MATRIX(MODEL `gallery.grape`);

-- Grape.ConfusionMatrixRows
SELECT * FROM ML.CONFUSION_MATRIX(MODEL `gallery.grape`, (SELECT * FROM UNNEST(@input)));

-- Grape.RocCurve
SELECT * FROM ML.ROC_CURVE(MODEL `gallery.grape`);

-- Grape.RocCurveRows
SELECT * FROM ML.ROC_CURVE(MODEL `gallery.grape`, (SELECT * FROM UNNEST(@input)));

-- Grape.GlobalExplain
SELECT * FROM ML.GLOBAL_EXPLAIN(MODEL `gallery.grape`);

-- Grape.GlobalExplainClassLevel
SELECT * FROM ML.GLOBAL_EXPLAIN(MODEL `gallery.grape`, STRUCT(TRUE AS class_level_explain));

-- Grape.FeatureInfo
SELECT * FROM ML.FEATURE_INFO(MODEL `gallery.grape`);

-- Grape.TrialInfo
SELECT * FROM ML.TRIAL_INFO(MODEL `gallery.grape`);

-- Grape.Predict
SELECT * FROM ML.PREDICT(MODEL `gallery.grape`, (SELECT * FROM UNNEST(@input)));

-- Grape.ExplainPredict
SELECT * FROM ML.EXPLAIN_PREDICT(MODEL `gallery.grape`, (SELECT * FROM UNNEST(@input)));
