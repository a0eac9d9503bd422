-- FlightDelay.CreateOrReplaceModel
CREATE OR REPLACE MODEL `gallery.flight_delay`
INPUT(
  `distance` FLOAT64,
  `departure_delay` FLOAT64,
  `weekday` INT64
)
OUTPUT(
  `arrival_delay` FLOAT64
)
OPTIONS(
  MODEL_TYPE = 'XGBOOST',
  MODEL_PATH = 'gs://my-bucket/flights/*'
);

-- FlightDelay.Predict
SELECT * FROM ML.PREDICT(MODEL `gallery.flight_delay`, (SELECT * FROM UNNEST(@input)));
