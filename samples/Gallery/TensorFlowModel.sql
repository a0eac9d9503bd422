-- SentimentModel.CreateOrReplaceModel
CREATE OR REPLACE MODEL `gallery.sentiment`
OPTIONS(
  MODEL_TYPE = 'TENSORFLOW',
  MODEL_PATH = 'gs://my-bucket/sentiment/*'
);

-- SentimentModel.Predict
SELECT * FROM ML.PREDICT(MODEL `gallery.sentiment`, (SELECT * FROM UNNEST(@input)));
