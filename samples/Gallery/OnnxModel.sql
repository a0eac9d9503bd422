-- Flowers.CreateOrReplaceModel
CREATE OR REPLACE MODEL `gallery.flowers`
OPTIONS(
  MODEL_TYPE = 'ONNX',
  MODEL_PATH = 'gs://my-bucket/flowers/model.onnx'
);

-- Flowers.Predict
SELECT * FROM ML.PREDICT(MODEL `gallery.flowers`, (SELECT * FROM UNNEST(@input)));
