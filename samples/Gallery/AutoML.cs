using Bqml;

namespace Gallery.AutoML;

/// <summary>A loan that was asked for.</summary>
public sealed record Loan(double Income, double Amount, string Purpose, long Months, [Label] double Loss);

/// <summary>What is lost on a loan? Three hours of search.</summary>
[BigQueryModel("gallery.loan_loss")]
[AutoMLRegressor<Loan>(BudgetHours = 3, OptimizationObjective = OptimizationObjective.MinimizeMae)]
[TrainingTable("gallery.loans")]
public sealed partial class LoanLoss;

/// <summary>A ticket of a help desk.</summary>
public sealed record Ticket(string Subject, string Channel, DateTimeOffset OpenedAt, [Label] string Team);

/// <summary>Which team is a ticket for?</summary>
[BigQueryModel("gallery.ticket_team")]
[AutoMLClassifier<Ticket>(BudgetHours = 1.5, OptimizationObjective = OptimizationObjective.MinimizeLogLoss)]
[TrainingTable("gallery.tickets")]
public sealed partial class TicketTeam;
