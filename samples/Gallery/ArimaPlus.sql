-- Visitors.CreateOrReplaceModel
CREATE OR REPLACE MODEL `gallery.visitors`
OPTIONS(
  MODEL_TYPE = 'ARIMA_PLUS',
  TIME_SERIES_TIMESTAMP_COL = 'day',
  TIME_SERIES_DATA_COL = 'visitors',
  TIME_SERIES_ID_COL = ['museum', 'gate'],
  HORIZON = 60,
  DATA_FREQUENCY = 'DAILY',
  HOLIDAY_REGION = ['FI', 'SE'],
  FORECAST_LIMIT_LOWER_BOUND = 0.0,
  SEASONALITIES = ['WEEKLY', 'YEARLY'],
  HIERARCHICAL_TIME_SERIES_COLS = ['museum', 'gate']
)
AS
SELECT
  `day`,
  `museum`,
  `gate`,
  `visitors`
FROM `gallery.gate_days`;

-- Visitors.EvaluatePoints
SELECT * FROM ML.EVALUATE(MODEL `gallery.visitors`, (SELECT * FROM UNNEST(@input)), STRUCT(FALSE AS perform_aggregation));

-- Visitors.Evaluate
SELECT * FROM ML.EVALUATE(MODEL `gallery.visitors`, (SELECT * FROM UNNEST(@input)));

-- Visitors.Forecast
SELECT * FROM ML.FORECAST(MODEL `gallery.visitors`);

-- Visitors.ExplainForecast
SELECT * FROM ML.EXPLAIN_FORECAST(MODEL `gallery.visitors`, STRUCT(3 AS horizon, 0.95 AS confidence_level));

-- Visitors.ArimaEvaluate
SELECT * FROM ML.ARIMA_EVALUATE(MODEL `gallery.visitors`);

-- Visitors.ArimaCoefficients
SELECT * FROM ML.ARIMA_COEFFICIENTS(MODEL `gallery.visitors`);

-- Visitors.HolidayInfo
SELECT * FROM ML.HOLIDAY_INFO(MODEL `gallery.visitors`);

-- Visitors.TrainingInfo
SELECT * FROM ML.TRAINING_INFO(MODEL `gallery.visitors`);

-- Visitors.DetectAnomalies
SELECT * FROM ML.DETECT_ANOMALIES(MODEL `gallery.visitors`);

-- Visitors.DetectAnomaliesRows
SELECT * FROM ML.DETECT_ANOMALIES(MODEL `gallery.visitors`, STRUCT(0.95 AS anomaly_prob_threshold), (SELECT * FROM UNNEST(@input)));
