using Bqml.Catalog;
using Bqml.GoogleSql;
using Bqml.Local.Data;
using Bqml.Local.Models;

namespace Bqml.Local.Learning;

/// <summary>Trains LINEAR_REG and LOGISTIC_REG models.</summary>
internal sealed class LinearTrainer
{
    private const string StrategyOption = "OPTIMIZE_STRATEGY";
    private const string ErrorsOption = "CALCULATE_P_VALUES";

    private readonly LinearModelOptions _options;
    private readonly LinearModel? _previous;
    private readonly FeatureEncoder _encoder;
    private readonly LabelClasses? _classes;
    private readonly Part _training;
    private readonly Part? _evaluation;
    private readonly Part _reported;
    private readonly double[] _classWeights;
    private readonly IProgress<IterationInfo>? _progress;
    private readonly CancellationToken _ct;
    private readonly List<IterationInfo> _iterations = [];
    private readonly bool _splitAtRandom;
    private bool _descended;

    private LinearTrainer(LinearModelOptions options, LinearModel? previous, DataColumn label, IReadOnlyList<DataColumn> features, DataTable rows, IProgress<IterationInfo>? progress, CancellationToken ct)
    {
        (_options, _previous, _progress, _ct) = (options, previous, progress, ct);
        _classes = options.IsLogistic ? previous?.Classes ?? LabelClasses.Of(label, options.Type.MaxLabelClasses) : null;
        var split = DataSplit.Of(rows, options.Split, options.Tuning is not null);
        _encoder = previous?.Encoder ?? FeatureEncoder.Fit(features, split.Training, options.DummyEncoding, ct);
        var encoded = _encoder.Encode(rows, ct);
        _splitAtRandom = split.IsRandom;
        _training = PartOf(split.Training);
        _evaluation = split.Evaluation.Length > 0 ? PartOf(split.Evaluation) : null;
        _reported = PartOf(split.Reported);
        _classWeights = ClassWeights();

        Part PartOf(int[] indices) => new(encoded.Select(indices), [.. indices.Select(row => label.Values[row]!)]);
    }

    /// <summary>Trains on the rows of the training query after its TRANSFORM clause.</summary>
    public static LinearModel Train(ModelDefinition definition, DataTable rows, IProgress<IterationInfo>? progress, CancellationToken ct)
    {
        var (given, previous) = Continue(definition);
        var options = LinearModelOptions.Read(definition.ModelTypeId, given);
        if (rows.RowCount == 0) throw new LocalQueryException("invalidQuery", "The training query returned no rows.");
        var label = rows.Find(options.Label)
            ?? throw new LocalQueryException("invalidQuery", $"The training query returns no label column {options.Label}: name the label column in INPUT_LABEL_COLS.");
        CheckLabel(label, options, previous);
        DataColumn[] features = [.. rows.Columns.Where(c => c != label && !c.Name.Equals(options.Split.Column, StringComparison.OrdinalIgnoreCase))];
        if (features.Length == 0) throw new LocalQueryException("invalidQuery", "The training query returns no feature column.");
        if (previous is not null && !features.Select(static f => new ModelColumn(f.Name, f.Type)).SequenceEqual(previous.Features))
            throw new LocalQueryException("invalidQuery", "WARM_START needs the features that the model was first trained on, in the same order and of the same types.");

        var trainer = new LinearTrainer(options, previous, label, features, rows, progress, ct);
        IReadOnlyList<LinearTrial> trials = options.Tuning is { } tuning ? trainer.Tune(tuning) : [trainer.Fit(0, options.L1, options.L2, []) with { IsOptimal = true }];
        var described = definition.RowsBeforeTransform ?? new DataTable(features, rows.RowCount);
        return new LinearModel
        {
            ModelTypeId = definition.ModelTypeId,
            Options = given,
            Settings = options,
            LabelColumn = new ModelColumn(label.Name, label.Type),
            Encoder = trainer._encoder,
            Classes = trainer._classes,
            Trials = trials,
            Iterations = options.Tuning is null ? [.. previous?.Iterations ?? [], .. trainer._iterations] : [],
            Reported = (trainer._reported.Rows, trainer._reported.Labels),
            Differences = [.. trainer.Differences()],
            Summaries = [.. described.Columns
                .Where(c => !c.Name.Equals(label.Name, StringComparison.OrdinalIgnoreCase) && !c.Name.Equals(options.Split.Column, StringComparison.OrdinalIgnoreCase))
                .Select(FeatureSummary.Of)],
        };
    }

    private IEnumerable<string> Differences()
    {
        // A classifier is always trained by descent: its type promises no more than the same objective.
        if (_descended && !_options.IsLogistic) yield return "it was trained by gradient descent, which comes near BigQuery's weights but not to its digits; NORMAL_EQUATION does.";
        if (_splitAtRandom) yield return "other rows were held back for evaluation than BigQuery would pick; DATA_SPLIT_METHOD 'CUSTOM', 'SEQ' and 'NO_SPLIT' hold back the same ones.";
        if (_options.Tuning is { Algorithm: not "GRID_SEARCH" }) yield return "other hyperparameters were tried than BigQuery's search would try; HPARAM_TUNING_ALGORITHM 'GRID_SEARCH' leaves nothing to choose.";
    }

    /// <summary>A warm start keeps the previous model's options but for those given anew.</summary>
    private static (IReadOnlyDictionary<string, object?> Options, LinearModel? Previous) Continue(ModelDefinition definition)
    {
        var reader = new OptionReader(definition.ModelTypeId, definition.Options);
        if (!reader.Flag("WARM_START")) return (definition.Options, null);
        reader.Refuse(ModelOptions.TuningName, "WARM_START goes on from one model and tunes nothing.");
        if (definition.PreviousModel is not { } previous)
            throw new LocalQueryException("invalidQuery", "WARM_START needs a model to go on from: the statement's model does not exist yet.");
        if (previous.ModelTypeId != definition.ModelTypeId || previous is not LinearModel { IsTuned: false } linear)
            throw new LocalQueryException("invalidQuery", $"WARM_START needs a {definition.ModelTypeId} model trained without NUM_TRIALS; the existing model is {previous.ModelTypeId}.");
        var options = new Dictionary<string, object?>(linear.Options, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in definition.Options) options[name] = value;
        return (options, linear);
    }

    private static void CheckLabel(DataColumn label, LinearModelOptions options, LinearModel? previous)
    {
        var nulls = label.Values.Count(static v => v is null);
        if (nulls > 0) throw new LocalQueryException("invalidQuery", $"Label column {label.Name} is NULL in {nulls} rows: leave them out by WHERE {label.Name} IS NOT NULL.");
        if (previous is not null && previous.Label != new ModelColumn(label.Name, label.Type))
            throw new LocalQueryException("invalidQuery", $"WARM_START needs the label {previous.Label.Name} {previous.Label.Type} that the model was first trained on.");
        if (options.IsLogistic)
        {
            if (previous?.Classes is { } known && label.Values.FirstOrDefault(v => known.Find(v!) is null) is { } other)
                throw new LocalQueryException("invalidQuery", $"WARM_START needs the classes that the model was first trained on: '{CategoryText.Of(other)}' is not one of them.");
            return;
        }
        if (!SqlNumbers.IsNumeric(label.Type))
            throw new LocalQueryException("invalidQuery", $"Label column {label.Name} is {label.Type}: a {options.Type.Id} label must be of type {string.Join(", ", options.Type.LabelTypes)}.");
        if (label.Values.Any(static v => !double.IsFinite(SqlNumbers.ToDouble(v!))))
            throw new LocalQueryException("invalidQuery", $"Label column {label.Name} holds a value that is NaN or infinite.");
    }

    private double[] ClassWeights()
    {
        if (_classes is null) return [];
        var counts = new long[_classes.Count];
        foreach (var label in _training.Labels) counts[_classes.Find(label)!.Value]++;
        if (_options.AutoClassWeights)
            return [.. counts.Select(count => count == 0 ? 0 : (double)_training.Labels.Length / (count * counts.Length))];
        if (_options.ClassWeights is not { } given) return [.. counts.Select(static _ => 1.0)];
        if (given.Keys.FirstOrDefault(name => !_classes.Names.Contains(name)) is { } unknown)
            throw new LocalQueryException("invalidQuery", $"CLASS_WEIGHTS names '{unknown}', which is not a label in the training data.");
        return [.. _classes.Names.Select(name => given.TryGetValue(name, out var weight) ? weight
            : throw new LocalQueryException("invalidQuery", $"CLASS_WEIGHTS gives no weight for the label '{name}': every label needs one."))];
    }

    private LossFunction Loss(Part part, double[] classWeights) => _classes switch
    {
        null => new SquaredLoss([.. part.Labels.Select(SqlNumbers.ToDouble)]),
        { Count: 2 } => new LogisticLoss([.. part.Labels.Select(l => _classes.Find(l)!.Value)], classWeights),
        _ => new SoftmaxLoss([.. part.Labels.Select(l => _classes.Find(l)!.Value)], classWeights),
    };

    private LinearTrial Fit(long id, double l1, double l2, IReadOnlyList<KeyValuePair<string, double>> hyperparameters)
    {
        var loss = Loss(_training, _classWeights);
        var evaluation = _evaluation is { } part ? (part.Rows, Loss: Loss(part, _classWeights)) : ((DesignMatrix Rows, LossFunction Loss)?)null;
        var run = _previous is null ? 0 : _previous.Iterations.Max(static i => i.TrainingRun) + 1;
        var last = default(IterationInfo);
        var solves = SolvesNormalEquation(l1);
        _descended |= !solves;
        var weights = solves
            ? SolveNormalEquation(loss, evaluation, run, l2, Report)
            : new GradientDescent(_training.Rows, loss, l1, l2, _options.FitIntercept).Minimise(
                _previous?.Optimal.Weights ?? new LinearWeights(loss.Outputs, _encoder.Width), _options.Descent, evaluation, run, Report, _ct);
        var metrics = LinearScoring.Metrics(_classes, weights, _reported.Rows, _reported.Labels, threshold: 0.5);
        var tuning = _evaluation is { } held && held.Rows != _reported.Rows ? LinearScoring.Metrics(_classes, weights, held.Rows, held.Labels, threshold: 0.5) : metrics;
        return new LinearTrial
        {
            Id = id,
            Hyperparameters = hyperparameters,
            Weights = weights,
            TrainingLoss = last?.Loss,
            EvaluationLoss = last?.EvaluationLoss,
            Objective = _options.Tuning is { } options ? tuning.First(m => m.Name == options.Metric).Value : null,
            Metrics = metrics,
            GlobalAttributions = _options.EnableGlobalExplain ? Attributions.Global(_encoder, weights, _reported.Rows, _ct) : null,
            StandardErrors = _options.CalculatePValues ? Errors(weights, loss, l2) : null,
        };

        void Report(IterationInfo info)
        {
            last = id > 0 ? info with { TrialId = id } : info;
            _iterations.Add(last);
            _progress?.Report(last);
        }
    }

    private double[] Errors(LinearWeights weights, LossFunction loss, double l2) =>
        _classes is { Count: > 2 } ? throw new LocalQueryException("invalidQuery", $"{ErrorsOption} is not supported for multiclass models.")
        : !FitsCardinality(ErrorsOption) ? throw TooManyFeatures(ErrorsOption)
        : StandardErrors.Of(_training.Rows, _encoder, weights, loss, _options.IsLogistic, l2, _options.FitIntercept, _ct);

    /// <summary>Whether the features, encoded, are as many as the catalogue's rule about an option allows.</summary>
    private bool FitsCardinality(string option) => Cardinality(option).Contains(_encoder.Width);

    private LocalQueryException TooManyFeatures(string option) => new("invalidQuery", $"{option} needs a total feature cardinality in {Cardinality(option)}: these features have {_encoder.Width}.");

    private NumericRange Cardinality(string option) => _options.Type.Option(option)!.UncheckedRules.Select(static rule => rule.Range).First(static range => range is not null)!;

    /// <summary>BigQuery's rule for AUTO_STRATEGY.</summary>
    private bool SolvesNormalEquation(double l1) => _options.OptimizeStrategy switch
    {
        "NORMAL_EQUATION" => FitsCardinality(StrategyOption) ? true : throw TooManyFeatures(StrategyOption),
        "AUTO_STRATEGY" => l1 == 0 && !_options.WarmStart && FitsCardinality(StrategyOption) && _training.Rows.RowCount >= 10L * _encoder.Width,
        _ => false,
    };

    private LinearWeights SolveNormalEquation(LossFunction loss, (DesignMatrix Rows, LossFunction Loss)? evaluation, int run, double l2, Action<IterationInfo> report)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var weights = NormalEquation.Solve(_training.Rows, [.. _training.Labels.Select(SqlNumbers.ToDouble)], l2, _options.FitIntercept, _ct);
        report(new IterationInfo(run, 0, weights.MeanLoss(_training.Rows, loss), evaluation is { } e ? weights.MeanLoss(e.Rows, e.Loss) : null, null, watch.Elapsed));
        return weights;
    }

    private LinearTrial[] Tune(TuningOptions tuning)
    {
        var search = new HyperparameterSearch(tuning);
        var trials = new List<LinearTrial>();
        double Score(LinearTrial trial) => trial.Objective is { } value && !double.IsNaN(value) ? (tuning.Minimises ? -value : value) : double.NegativeInfinity;
        while (trials.Count < tuning.Trials && search.Next(trials.Count + 1) is { } values)
        {
            _ct.ThrowIfCancellationRequested();
            KeyValuePair<string, double>[] hyperparameters = [.. tuning.Spaces.Zip(values, static (space, value) => KeyValuePair.Create(space.Name, value))];
            double Value(string name, double otherwise) => hyperparameters.Where(h => h.Key == name).Select(static h => h.Value).DefaultIfEmpty(otherwise).First();
            LinearTrial trial;
            try
            {
                trial = Fit(trials.Count + 1, Value("L1_REG", _options.L1), Value("L2_REG", _options.L2), hyperparameters);
            }
            catch (LocalQueryException e)
            {
                trial = new LinearTrial { Id = trials.Count + 1, Hyperparameters = hyperparameters, Error = e.Message };
            }
            trials.Add(trial);
            search.Report(Score(trial));
        }
        var best = trials.Max(Score);
        if (trials.All(static t => t.Error is not null)) throw new LocalQueryException("invalidQuery", $"Every trial failed: {trials[0].Error}");
        return [.. trials.Select(t => t with { IsOptimal = t.Error is null && Score(t) == best })];
    }

    private sealed record Part(DesignMatrix Rows, object[] Labels);
}
