-- Click.CreateOrReplaceModel
CREATE OR REPLACE MODEL `gallery.click`
OPTIONS(
  MODEL_TYPE = 'DNN_LINEAR_COMBINED_CLASSIFIER',
  INPUT_LABEL_COLS = ['was_clicked'],
  AUTO_CLASS_WEIGHTS = TRUE,
  ACTIVATION_FN = 'SELU',
  HIDDEN_UNITS = [32]
)
AS
SELECT
  `advertisement`,
  `device`,
  `hour_of_day`,
  `was_clicked`
FROM `gallery.impressions`;

-- Click.ValidateDataSkew
SELECT * FROM ML.VALIDATE_DATA_SKEW(MODEL `gallery.click`, (SELECT * FROM UNNEST(@input)), STRUCT(0.3 AS categorical_default_threshold, 'L_INFTY' AS categorical_metric_type, 0.3 AS numerical_default_threshold));

-- Click.Evaluate
SELECT * FROM ML.EVALUATE(MODEL `gallery.click`);

-- Click.EvaluateRows
SELECT * FROM ML.EVALUATE(MODEL `gallery.click`, (SELECT * FROM UNNEST(@input)));

-- Click.ConfusionMatrix
SELECT * FROM ML.CONFUSION_MATRIX(MODEL `gallery.click`);

-- Click.ConfusionMatrixRows
SELECT * FROM ML.CONFUSION_MATRIX(MODEL `gallery.click`, (SELECT * FROM UNNEST(@input)));

-- Click.RocCurve
SELECT * FROM ML.ROC_CURVE(MODEL `gallery.click`);

-- Click.RocCurveRows
SELECT * FROM ML.ROC_CURVE(MODEL `gallery.click`, (SELECT * FROM UNNEST(@input)));

-- Click.FeatureInfo
SELECT * FROM ML.FEATURE_INFO(MODEL `gallery.click`);

-- Click.TrainingInfo
SELECT * FROM ML.TRAINING_INFO(MODEL `gallery.click`);

-- Click.Predict
SELECT * FROM ML.PREDICT(MODEL `gallery.click`, (SELECT * FROM UNNEST(@input)));

-- Click.ExplainPredict
SELECT * FROM ML.EXPLAIN_PREDICT(MODEL `gallery.click`, (SELECT * FROM UNNEST(@input)));

-- OfferRevenue.CreateOrReplaceModel
CREATE OR REPLACE MODEL `gallery.offer_revenue`
TRANSFORM(
  `product`,
  `segment`,
  `price`,
  `position`,
  `revenue`,
  ML.FEATURE_CROSS(STRUCT(`product`, `segment`)) AS `product_segment`
)
OPTIONS(
  MODEL_TYPE = 'DNN_LINEAR_COMBINED_REGRESSOR',
  INPUT_LABEL_COLS = ['revenue'],
  L2_REG = 0.01,
  DROPOUT = 0.1,
  OPTIMIZER = 'FTRL',
  HIDDEN_UNITS = [128, 64]
)
AS
SELECT
  `product`,
  `segment`,
  `price`,
  `position`,
  `revenue`
FROM `gallery.offers`;

-- OfferRevenue.ValidateDataSkew
SELECT * FROM ML.VALIDATE_DATA_SKEW(MODEL `gallery.offer_revenue`, (SELECT * FROM UNNEST(@input)), STRUCT(0.3 AS categorical_default_threshold, 'L_INFTY' AS categorical_metric_type, 0.3 AS numerical_default_threshold));

-- OfferRevenue.Evaluate
SELECT * FROM ML.EVALUATE(MODEL `gallery.offer_revenue`);

-- OfferRevenue.EvaluateRows
SELECT * FROM ML.EVALUATE(MODEL `gallery.offer_revenue`, (SELECT * FROM UNNEST(@input)));

-- OfferRevenue.FeatureInfo
SELECT * FROM ML.FEATURE_INFO(MODEL `gallery.offer_revenue`);

-- OfferRevenue.TrainingInfo
SELECT * FROM ML.TRAINING_INFO(MODEL `gallery.offer_revenue`);

-- OfferRevenue.Predict
SELECT * FROM ML.PREDICT(MODEL `gallery.offer_revenue`, (SELECT * FROM UNNEST(@input)));

-- OfferRevenue.ExplainPredict
SELECT * FROM ML.EXPLAIN_PREDICT(MODEL `gallery.offer_revenue`, (SELECT * FROM UNNEST(@input)));

-- OfferRevenue.Transform
SELECT * FROM ML.TRANSFORM(MODEL `gallery.offer_revenue`, (SELECT * FROM UNNEST(@input)));
