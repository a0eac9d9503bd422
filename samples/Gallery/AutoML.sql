-- LoanLoss.CreateOrReplaceModel
CREATE OR REPLACE MODEL `gallery.loan_loss`
OPTIONS(
  MODEL_TYPE = 'AUTOML_REGRESSOR',
  INPUT_LABEL_COLS = ['loss'],
  BUDGET_HOURS = 3.0,
  OPTIMIZATION_OBJECTIVE = 'MINIMIZE_MAE'
)
AS
SELECT
  `income`,
  `amount`,
  `purpose`,
  `months`,
  `loss`
FROM `gallery.loans`;

-- LoanLoss.Evaluate
SELECT * FROM ML.EVALUATE(MODEL `gallery.loan_loss`);

-- LoanLoss.EvaluateRows
SELECT * FROM ML.EVALUATE(MODEL `gallery.loan_loss`, (SELECT * FROM UNNEST(@input)));

-- LoanLoss.FeatureInfo
SELECT * FROM ML.FEATURE_INFO(MODEL `gallery.loan_loss`);

-- LoanLoss.TrainingInfo
SELECT * FROM ML.TRAINING_INFO(MODEL `gallery.loan_loss`);

-- LoanLoss.Predict
SELECT * FROM ML.PREDICT(MODEL `gallery.loan_loss`, (SELECT * FROM UNNEST(@input)));

-- TicketTeam.CreateOrReplaceModel
CREATE OR REPLACE MODEL `gallery.ticket_team`
OPTIONS(
  MODEL_TYPE = 'AUTOML_CLASSIFIER',
  INPUT_LABEL_COLS = ['team'],
  BUDGET_HOURS = 1.5,
  OPTIMIZATION_OBJECTIVE = 'MINIMIZE_LOG_LOSS'
)
AS
SELECT
  `subject`,
  `channel`,
  `opened_at`,
  `team`
FROM `gallery.tickets`;

-- TicketTeam.Evaluate
SELECT * FROM ML.EVALUATE(MODEL `gallery.ticket_team`);

-- TicketTeam.EvaluateRows
SELECT * FROM ML.EVALUATE(MODEL `gallery.ticket_team`, (SELECT * FROM UNNEST(@input)));

-- TicketTeam.ConfusionMatrix
SELECT * FROM ML.CONFUSION_MATRIX(MODEL `gallery.ticket_team`);

-- TicketTeam.ConfusionMatrixRows
SELECT * FROM ML.CONFUSION_MATRIX(MODEL `gallery.ticket_team`, (SELECT * FROM UNNEST(@input)));

-- TicketTeam.RocCurve
SELECT * FROM ML.ROC_CURVE(MODEL `gallery.ticket_team`);

-- TicketTeam.RocCurveRows
SELECT * FROM ML.ROC_CURVE(MODEL `gallery.ticket_team`, (SELECT * FROM UNNEST(@input)));

-- TicketTeam.FeatureInfo
SELECT * FROM ML.FEATURE_INFO(MODEL `gallery.ticket_team`);

-- TicketTeam.TrainingInfo
SELECT * FROM ML.TRAINING_INFO(MODEL `gallery.ticket_team`);

-- TicketTeam.Predict
SELECT * FROM ML.PREDICT(MODEL `gallery.ticket_team`, (SELECT * FROM UNNEST(@input)));
