-- SupportWriter.CreateOrReplaceModel
CREATE OR REPLACE MODEL `gallery.support_writer`
REMOTE WITH CONNECTION `my-project.us.vertex`
OPTIONS(
  INPUT_LABEL_COLS = ['answer'],
  MAX_ITERATIONS = 300,
  ENDPOINT = 'gemini-2.5-flash',
  PROMPT_COL = 'question',
  LEARNING_RATE_MULTIPLIER = 0.5,
  EVALUATION_TASK = 'QUESTION_ANSWERING'
)
AS
SELECT
  `answer`,
  `question`
FROM (SELECT question, answer FROM gallery.support_answers WHERE is_approved);

-- Writer.CreateOrReplaceModel
CREATE OR REPLACE MODEL `gallery.writer`
REMOTE WITH CONNECTION DEFAULT
OPTIONS(
  ENDPOINT = 'gemini-2.5-flash'
);
