-- SupportWriter.CreateOrReplaceModel
CREATE OR REPLACE MODEL `gallery.support_writer`
REMOTE WITH CONNECTION `my-project.us.vertex`
OPTIONS(
  INPUT_LABEL_COLS = ['answer'],
  MAX_ITERATIONS = 300,
  ENDPOINT = 'gemini-3.5-flash',
  PROMPT_COL = 'question',
  LEARNING_RATE_MULTIPLIER = 0.5,
  EVALUATION_TASK = 'QUESTION_ANSWERING'
)
AS
SELECT
  `answer`,
  `question`
FROM (SELECT question, answer FROM gallery.support_answers WHERE is_approved);

-- SupportWriter.Evaluate
SELECT * FROM ML.EVALUATE(MODEL `gallery.support_writer`);

-- SupportWriter.EvaluateRows
SELECT * FROM ML.EVALUATE(MODEL `gallery.support_writer`, (SELECT * FROM UNNEST(@input)));

-- SupportWriter.EvaluateClassification
SELECT * FROM ML.EVALUATE(MODEL `gallery.support_writer`, STRUCT('CLASSIFICATION' AS task_type));

-- SupportWriter.EvaluateClassificationRows
SELECT * FROM ML.EVALUATE(MODEL `gallery.support_writer`, (SELECT * FROM UNNEST(@input)), STRUCT('CLASSIFICATION' AS task_type));

-- SupportWriter.EvaluateSummarization
SELECT * FROM ML.EVALUATE(MODEL `gallery.support_writer`, STRUCT('SUMMARIZATION' AS task_type));

-- SupportWriter.EvaluateSummarizationRows
SELECT * FROM ML.EVALUATE(MODEL `gallery.support_writer`, (SELECT * FROM UNNEST(@input)), STRUCT('SUMMARIZATION' AS task_type));

-- SupportWriter.EvaluateQuestionAnswering
SELECT * FROM ML.EVALUATE(MODEL `gallery.support_writer`, STRUCT('QUESTION_ANSWERING' AS task_type));

-- SupportWriter.EvaluateQuestionAnsweringRows
SELECT * FROM ML.EVALUATE(MODEL `gallery.support_writer`, (SELECT * FROM UNNEST(@input)), STRUCT('QUESTION_ANSWERING' AS task_type));

-- SupportWriter.GenerateText
SELECT * FROM AI.GENERATE_TEXT(MODEL `gallery.support_writer`, (SELECT * FROM UNNEST(@input)));

-- SupportWriter.MLGenerateText
SELECT * FROM ML.GENERATE_TEXT(MODEL `gallery.support_writer`, (SELECT * FROM UNNEST(@input)));

-- SupportWriter.MLGenerateTextFlattened
SELECT * FROM ML.GENERATE_TEXT(MODEL `gallery.support_writer`, (SELECT * FROM UNNEST(@input)), STRUCT(TRUE AS flatten_json_output));

-- SupportWriter.GenerateTable
SELECT * FROM AI.GENERATE_TABLE(MODEL `gallery.support_writer`, (SELECT * FROM UNNEST(@input)), STRUCT(@output_schema AS output_schema));

-- Writer.CreateOrReplaceModel
CREATE OR REPLACE MODEL `gallery.writer`
REMOTE WITH CONNECTION DEFAULT
OPTIONS(
  ENDPOINT = 'gemini-3.5-flash'
);

-- Writer.Evaluate
SELECT * FROM ML.EVALUATE(MODEL `gallery.writer`);

-- Writer.EvaluateRows
SELECT * FROM ML.EVALUATE(MODEL `gallery.writer`, (SELECT * FROM UNNEST(@input)));

-- Writer.EvaluateClassification
SELECT * FROM ML.EVALUATE(MODEL `gallery.writer`, STRUCT('CLASSIFICATION' AS task_type));

-- Writer.EvaluateClassificationRows
SELECT * FROM ML.EVALUATE(MODEL `gallery.writer`, (SELECT * FROM UNNEST(@input)), STRUCT('CLASSIFICATION' AS task_type));

-- Writer.EvaluateSummarization
SELECT * FROM ML.EVALUATE(MODEL `gallery.writer`, STRUCT('SUMMARIZATION' AS task_type));

-- Writer.EvaluateSummarizationRows
SELECT * FROM ML.EVALUATE(MODEL `gallery.writer`, (SELECT * FROM UNNEST(@input)), STRUCT('SUMMARIZATION' AS task_type));

-- Writer.EvaluateQuestionAnswering
SELECT * FROM ML.EVALUATE(MODEL `gallery.writer`, STRUCT('QUESTION_ANSWERING' AS task_type));

-- Writer.EvaluateQuestionAnsweringRows
SELECT * FROM ML.EVALUATE(MODEL `gallery.writer`, (SELECT * FROM UNNEST(@input)), STRUCT('QUESTION_ANSWERING' AS task_type));

-- Writer.GenerateText
SELECT * FROM AI.GENERATE_TEXT(MODEL `gallery.writer`, (SELECT * FROM UNNEST(@input)));

-- Writer.GenerateTextFromObjects
SELECT * FROM AI.GENERATE_TEXT(MODEL `gallery.writer`, TABLE `object_table`, STRUCT(@prompt AS prompt));

-- Writer.MLGenerateText
SELECT * FROM ML.GENERATE_TEXT(MODEL `gallery.writer`, (SELECT * FROM UNNEST(@input)));

-- Writer.MLGenerateTextFlattened
SELECT * FROM ML.GENERATE_TEXT(MODEL `gallery.writer`, (SELECT * FROM UNNEST(@input)), STRUCT(TRUE AS flatten_json_output));

-- Writer.MLGenerateTextFromObjects
SELECT * FROM ML.GENERATE_TEXT(MODEL `gallery.writer`, TABLE `object_table`, STRUCT(@prompt AS prompt));

-- Writer.MLGenerateTextFlattenedFromObjects
SELECT * FROM ML.GENERATE_TEXT(MODEL `gallery.writer`, TABLE `object_table`, STRUCT(@prompt AS prompt, TRUE AS flatten_json_output));

-- Writer.GenerateTable
SELECT * FROM AI.GENERATE_TABLE(MODEL `gallery.writer`, (SELECT * FROM UNNEST(@input)), STRUCT(@output_schema AS output_schema));
