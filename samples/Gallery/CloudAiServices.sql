-- Invoices.CreateOrReplaceModel
CREATE OR REPLACE MODEL `gallery.invoices`
REMOTE WITH CONNECTION `us.vertex`
OPTIONS(
  REMOTE_SERVICE_TYPE = 'CLOUD_AI_DOCUMENT_V1',
  DOCUMENT_PROCESSOR = 'projects/1234/locations/us/processors/5678/processorVersions/9'
);

-- Invoices.ProcessDocument
SELECT * FROM ML.PROCESS_DOCUMENT(MODEL `gallery.invoices`, TABLE `object_table`);

-- Language.CreateOrReplaceModel
CREATE OR REPLACE MODEL `gallery.language`
REMOTE WITH CONNECTION DEFAULT
OPTIONS(
  REMOTE_SERVICE_TYPE = 'CLOUD_AI_NATURAL_LANGUAGE_V1'
);

-- Language.UnderstandText
SELECT * FROM ML.UNDERSTAND_TEXT(MODEL `gallery.language`, (SELECT * FROM UNNEST(@input)), STRUCT(@nlu_option AS nlu_option));

-- Language.UnderstandTextFlattened
SELECT * FROM ML.UNDERSTAND_TEXT(MODEL `gallery.language`, (SELECT * FROM UNNEST(@input)), STRUCT(@nlu_option AS nlu_option, TRUE AS flatten_json_output));

-- Recordings.CreateOrReplaceModel
CREATE OR REPLACE MODEL `gallery.recordings`
REMOTE WITH CONNECTION `us.vertex`
OPTIONS(
  REMOTE_SERVICE_TYPE = 'CLOUD_AI_SPEECH_TO_TEXT_V2',
  SPEECH_RECOGNIZER = 'projects/1234/locations/us/recognizers/5678'
);

-- Recordings.Transcribe
SELECT * FROM ML.TRANSCRIBE(MODEL `gallery.recordings`, TABLE `object_table`);

-- Translation.CreateOrReplaceModel
CREATE OR REPLACE MODEL `gallery.translation`
REMOTE WITH CONNECTION DEFAULT
OPTIONS(
  REMOTE_SERVICE_TYPE = 'CLOUD_AI_TRANSLATE_V3'
);

-- Translation.Translate
SELECT * FROM ML.TRANSLATE(MODEL `gallery.translation`, (SELECT * FROM UNNEST(@input)), STRUCT(@target_language_code AS target_language_code, 'TRANSLATE_TEXT' AS translate_mode));

-- Translation.DetectLanguage
SELECT * FROM ML.TRANSLATE(MODEL `gallery.translation`, (SELECT * FROM UNNEST(@input)), STRUCT('DETECT_LANGUAGE' AS translate_mode));

-- Vision.CreateOrReplaceModel
CREATE OR REPLACE MODEL `gallery.vision`
REMOTE WITH CONNECTION DEFAULT
OPTIONS(
  REMOTE_SERVICE_TYPE = 'CLOUD_AI_VISION_V1'
);

-- Vision.AnnotateImage
SELECT * FROM ML.ANNOTATE_IMAGE(MODEL `gallery.vision`, TABLE `object_table`, STRUCT(@vision_features AS vision_features));
