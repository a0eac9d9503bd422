-- Stations.CreateOrReplaceModel
CREATE OR REPLACE MODEL `gallery.stations`
OPTIONS(
  MODEL_TYPE = 'KMEANS',
  MAX_ITERATIONS = 30,
  NUM_CLUSTERS = 4,
  KMEANS_INIT_METHOD = 'KMEANS++',
  DISTANCE_TYPE = 'EUCLIDEAN',
  STANDARDIZE_FEATURES = TRUE
)
AS
SELECT
  `rides_per_day`,
  `mean_minutes`,
  `distance_to_center_km`,
  `is_weekend_busy`
FROM `gallery.station_days`;

-- Stations.ValidateDataSkew
SELECT * FROM ML.VALIDATE_DATA_SKEW(MODEL `gallery.stations`, (SELECT * FROM UNNEST(@input)), STRUCT(0.3 AS categorical_default_threshold, 'L_INFTY' AS categorical_metric_type, 0.3 AS numerical_default_threshold));

-- Stations.Evaluate
SELECT * FROM ML.EVALUATE(MODEL `gallery.stations`);

-- Stations.EvaluateRows
SELECT * FROM ML.EVALUATE(MODEL `gallery.stations`, (SELECT * FROM UNNEST(@input)));

-- Stations.FeatureInfo
SELECT * FROM ML.FEATURE_INFO(MODEL `gallery.stations`);

-- Stations.TrainingInfo
SELECT * FROM ML.TRAINING_INFO(MODEL `gallery.stations`);

-- Stations.Centroids
SELECT * FROM ML.CENTROIDS(MODEL `gallery.stations`);

-- Stations.Predict
SELECT * FROM ML.PREDICT(MODEL `gallery.stations`, (SELECT * FROM UNNEST(@input)));

-- Stations.DetectAnomalies
SELECT * FROM ML.DETECT_ANOMALIES(MODEL `gallery.stations`, STRUCT(@contamination AS contamination), (SELECT * FROM UNNEST(@input)));
