-- ServerHours.CreateOrReplaceModel
CREATE OR REPLACE MODEL `gallery.server_hours`
TRANSFORM(
  ML.MAX_ABS_SCALER(`requests`) OVER() AS `requests`,
  ML.MAX_ABS_SCALER(`errors`) OVER() AS `errors`,
  ML.ROBUST_SCALER(`latency`) OVER() AS `latency`,
  ML.ROBUST_SCALER(`memory`) OVER() AS `memory`
)
OPTIONS(
  MODEL_TYPE = 'AUTOENCODER',
  OPTIMIZER = 'SGD',
  ACTIVATION_FN = 'ELU',
  HIDDEN_UNITS = [16, 4, 16],
  L1_REG_ACTIVATION = 0.0001
)
AS
SELECT
  `requests`,
  `errors`,
  `latency`,
  `memory`
FROM `gallery.server_log`;

-- ServerHours.ValidateDataSkew
SELECT * FROM ML.VALIDATE_DATA_SKEW(MODEL `gallery.server_hours`, (SELECT * FROM UNNEST(@input)), STRUCT(0.3 AS categorical_default_threshold, 'L_INFTY' AS categorical_metric_type, 0.3 AS numerical_default_threshold));

-- ServerHours.GenerateEmbedding
SELECT * FROM AI.GENERATE_EMBEDDING(MODEL `gallery.server_hours`, (SELECT * FROM UNNEST(@input)));

-- ServerHours.MLGenerateEmbedding
SELECT * FROM ML.GENERATE_EMBEDDING(MODEL `gallery.server_hours`, (SELECT * FROM UNNEST(@input)));

-- ServerHours.Evaluate
SELECT * FROM ML.EVALUATE(MODEL `gallery.server_hours`);

-- ServerHours.EvaluateRows
SELECT * FROM ML.EVALUATE(MODEL `gallery.server_hours`, (SELECT * FROM UNNEST(@input)));

-- ServerHours.FeatureInfo
SELECT * FROM ML.FEATURE_INFO(MODEL `gallery.server_hours`);

-- ServerHours.TrainingInfo
SELECT * FROM ML.TRAINING_INFO(MODEL `gallery.server_hours`);

-- ServerHours.Predict
SELECT * FROM ML.PREDICT(MODEL `gallery.server_hours`, (SELECT * FROM UNNEST(@input)));

-- ServerHours.DetectAnomalies
SELECT * FROM ML.DETECT_ANOMALIES(MODEL `gallery.server_hours`, STRUCT(@contamination AS contamination), (SELECT * FROM UNNEST(@input)));

-- ServerHours.Transform
SELECT * FROM ML.TRANSFORM(MODEL `gallery.server_hours`, (SELECT * FROM UNNEST(@input)));

-- ServerHours.ReconstructionLoss
SELECT * FROM ML.RECONSTRUCTION_LOSS(MODEL `gallery.server_hours`, (SELECT * FROM UNNEST(@input)));
