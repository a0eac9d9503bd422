-- Signals.CreateOrReplaceModel
CREATE OR REPLACE MODEL `gallery.signals`
OPTIONS(
  MODEL_TYPE = 'TENSORFLOW_LITE',
  MODEL_PATH = 'gs://my-bucket/signals/*'
);

-- Signals.Predict
SELECT * FROM ML.PREDICT(MODEL `gallery.signals`, (SELECT * FROM UNNEST(@input)));
