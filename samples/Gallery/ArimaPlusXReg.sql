-- IceCream.CreateOrReplaceModel
CREATE OR REPLACE MODEL `gallery.ice_cream`
OPTIONS(
  MODEL_TYPE = 'ARIMA_PLUS_XREG',
  TIME_SERIES_TIMESTAMP_COL = 'day',
  TIME_SERIES_DATA_COL = 'sales',
  HORIZON = 14,
  AUTO_ARIMA_MAX_ORDER = 4,
  CLEAN_SPIKES_AND_DIPS = TRUE
)
AS
SELECT
  `day`,
  `sales`,
  `temperature`,
  `is_rainy`
FROM `gallery.stand_days`;

-- IceCream.EvaluatePoints
SELECT * FROM ML.EVALUATE(MODEL `gallery.ice_cream`, (SELECT * FROM UNNEST(@input)), STRUCT(FALSE AS perform_aggregation));

-- IceCream.Evaluate
SELECT * FROM ML.EVALUATE(MODEL `gallery.ice_cream`, (SELECT * FROM UNNEST(@input)));

-- IceCream.Forecast
SELECT * FROM ML.FORECAST(MODEL `gallery.ice_cream`, STRUCT(3 AS horizon, 0.95 AS confidence_level), (SELECT * FROM UNNEST(@input)));

-- IceCream.ExplainForecast
SELECT * FROM ML.EXPLAIN_FORECAST(MODEL `gallery.ice_cream`, STRUCT(3 AS horizon, 0.95 AS confidence_level), (SELECT * FROM UNNEST(@input)));

-- IceCream.ArimaEvaluate
SELECT * FROM ML.ARIMA_EVALUATE(MODEL `gallery.ice_cream`);

-- IceCream.ArimaCoefficients
SELECT * FROM ML.ARIMA_COEFFICIENTS(MODEL `gallery.ice_cream`);

-- IceCream.HolidayInfo
SELECT * FROM ML.HOLIDAY_INFO(MODEL `gallery.ice_cream`);

-- IceCream.TrainingInfo
SELECT * FROM ML.TRAINING_INFO(MODEL `gallery.ice_cream`);

-- IceCream.DetectAnomalies
SELECT * FROM ML.DETECT_ANOMALIES(MODEL `gallery.ice_cream`);

-- IceCream.DetectAnomaliesRows
SELECT * FROM ML.DETECT_ANOMALIES(MODEL `gallery.ice_cream`, STRUCT(0.95 AS anomaly_prob_threshold), (SELECT * FROM UNNEST(@input)));
