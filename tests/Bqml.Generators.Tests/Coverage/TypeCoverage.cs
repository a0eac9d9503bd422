using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using Bqml.Catalog;
using Bqml.Generators.Emission;

namespace Bqml.Generators.Tests.Coverage;

/// <summary>Everything that the catalogue says about one model type, declared, generated, compiled and called.</summary>
internal sealed class TypeCoverage
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<TypeCoverage>>> s_all = new(StringComparer.Ordinal);

    private readonly ModelType _type;
    private readonly Dictionary<Subject, string?> _faults = [];
    private readonly List<(NeedGroup Group, DeclaredModel Model)> _models = [];
    private int _namespaces;

    private TypeCoverage(ModelType type) => _type = type;

    /// <summary>What is wrong with each subject; null when nothing is.</summary>
    public IReadOnlyDictionary<Subject, string?> Faults => _faults;

    /// <summary>Every statement, once.</summary>
    public IEnumerable<string> Statements =>
        _models.SelectMany(static built => built.Model.Statements.Concat(built.Model.Calls.Select(static call => call.Statement))).Distinct(StringComparer.Ordinal);

    /// <summary>The coverage of a model type; computed by the first who asks.</summary>
    public static Task<TypeCoverage> OfAsync(string modelTypeId) =>
        s_all.GetOrAdd(modelTypeId, static id => new Lazy<Task<TypeCoverage>>(() => Task.Run(() => RunAsync(ModelCatalog.FindModelType(id)!)))).Value;

    private static async Task<TypeCoverage> RunAsync(ModelType type)
    {
        var coverage = new TypeCoverage(type);
        Need[] options = [.. coverage.Options()];
        await coverage.BuildAsync(
        [
            .. NeedGroup.Pack(type, options),
            .. NeedGroup.Pack(type, coverage.SearchSpaces(HyperparameterForms.Range)),
            .. NeedGroup.Pack(type, coverage.SearchSpaces(HyperparameterForms.Candidates)),
            .. NeedGroup.Pack(type, coverage.Circumstances(isTuned: false), isCalled: true),
            .. NeedGroup.Pack(type, coverage.Circumstances(isTuned: true), isCalled: true),
        ]);

        foreach (var form in type.CreateForms)
            coverage.Judge(new Subject(type.Id, SubjectKind.Form, form), coverage._models, model => model.Statements.Any(statement => statement.StartsWith(form + " `", StringComparison.Ordinal)));
        var alone = coverage.Read(options.Select(static need => new NeedGroup([need], false))).ToDictionary(static read => read.Group.Needs[0].Subject!, static read => read.Model.Fault);
        foreach (var (group, _) in coverage._models.ToArray())
        {
            foreach (var subject in group.Needs.Select(static need => need.Subject).OfType<Subject>()) coverage.JudgeOption(subject, alone.GetValueOrDefault(subject));
        }
        foreach (var secret in type.Options.Where(static option => option.Secret)) coverage.JudgeSecret(secret);
        foreach (var name in type.Functions) coverage.JudgeFunction(ModelCatalog.FindFunction(name)!);
        return coverage;
    }

    /// <summary>The options that are declared; a secret is given to the method that makes the model.</summary>
    private IEnumerable<Need> Options() => _type.Options.Where(static option => !option.Secret).Select(option => new Need(new Subject(_type.Id, SubjectKind.Option, option.Name), usage => usage.Use(option)));

    private IEnumerable<Need> SearchSpaces(HyperparameterForms form) => _type.Options.Where(option => (option.HyperparameterForms & form) != 0).Select(option => new Need(
        new Subject(_type.Id, SubjectKind.SearchSpace, $"{option.Name} HPARAM_{form.ToString().ToUpperInvariant()}"), usage => usage.Tune(option, form)));

    /// <summary>The circumstances that functions and their results depend on, as far as a declaration makes them.</summary>
    private IEnumerable<Need> Circumstances(bool isTuned)
    {
        if (isTuned && !Usage.CanTune(_type)) yield break;
        foreach (var function in _type.Functions.Select(static name => ModelCatalog.FindFunction(name)!))
        {
            if (function.TunedModels == (isTuned ? TunedModels.Refused : TunedModels.Required)) continue;
            foreach (var when in function.OutputsFor(_type.Id).Select(static output => output.When).DefaultIfEmpty([]))
            {
                yield return new Need(null, usage =>
                {
                    foreach (var condition in function.Requires) usage.Satisfy(condition);
                    foreach (var condition in when) usage.Satisfy(condition);
                    if (isTuned) usage.Tune();
                });
            }
        }
    }

    /// <summary>Builds groups of needs, and where one is at fault each of its needs alone, so that one does not hide what the others can do.</summary>
    private async Task BuildAsync(IEnumerable<NeedGroup> groups)
    {
        var sound = new List<(NeedGroup Group, DeclaredModel Model)>();
        var added = Read(groups);
        Assembly? assembly = null;
        while (assembly is null)
        {
            var split = new List<NeedGroup>();
            foreach (var (group, model) in added)
            {
                if (model.Fault is null) sound.Add((group, model));
                else if (group.Needs.Count > 1) split.AddRange(group.Split());
                else _models.Add((group, model));
            }
            added = Read(split);
            if (added.Length > 0) continue;
            assembly = DeclaredModel.Compile([.. sound.Select(static built => built.Model)]);
            if (assembly is null)
            {
                added = [.. sound.Where(static built => built.Model.Fault is not null)];
                sound.RemoveAll(static built => built.Model.Fault is not null);
            }
        }
        foreach (var (group, model) in sound)
        {
            await model.LoadAsync(assembly, group.IsCalled);
            _models.Add((group, model));
        }
    }

    private (NeedGroup Group, DeclaredModel Model)[] Read(IEnumerable<NeedGroup> groups)
    {
        var all = groups.ToArray();
        return [.. all.Zip(DeclaredModel.Read(all.Select(group =>
        {
            var ns = "N" + (_namespaces++).ToString(CultureInfo.InvariantCulture);
            return (ns, group.UsageOf(_type).Write(ns));
        })))];
    }

    private void JudgeOption(Subject subject, string? faultAlone)
    {
        // A search space is written after the option's name.
        var written = "\n  " + subject.Name.Replace(" ", " = ", StringComparison.Ordinal) + (subject.Kind == SubjectKind.SearchSpace ? "(" : " = ");
        Judge(subject, _models.Where(built => built.Group.Needs.Any(need => need.Subject == subject)), model => model.Statements.Any(statement => statement.Contains(written, StringComparison.Ordinal)));
        _faults[subject] ??= faultAlone;
    }

    private void JudgeSecret(ModelOption option) => Judge(new Subject(_type.Id, SubjectKind.Option, option.Name), _models.Where(static built => built.Group.IsCalled),
        model => model.Calls.Any(sent => sent.Method.Name == "CreateAsync" && sent.Statement.Contains("\n  " + option.Name + " = ", StringComparison.Ordinal)));

    private void JudgeFunction(ModelFunction function)
    {
        var called = _models.Where(static built => built.Group.IsCalled).ToArray();
        var call = " FROM " + function.Name + "(MODEL ";
        Judge(new Subject(_type.Id, SubjectKind.Function, function.Name), called, model =>
            model.Statements.Any(statement => statement.Contains(call, StringComparison.Ordinal)) && model.Calls.Any(sent => sent.Statement.Contains(call, StringComparison.Ordinal)));

        var outputs = function.OutputsFor(_type.Id).ToArray();
        for (var i = 0; i < outputs.Length; i++)
        {
            var output = outputs[i];
            // Where the documentation advises another function there is no second way.
            if (output.Deprecated) continue;
            Judge(new Subject(_type.Id, SubjectKind.Result, FormattableString.Invariant($"{function.Name} result {i + 1}")), called, model =>
                model.Variants.Any(variant => ReferenceEquals(variant.Output, output) && model.Calls.Any(sent => sent.Method.Name == variant.MethodName)));
        }

        foreach (var argument in Arguments(function))
        {
            var parameter = CSharp.ParameterName(argument.PropertyName);
            Judge(new Subject(_type.Id, SubjectKind.Argument, function.Name + " " + argument.Name), called, model => model.Calls.Any(sent => sent.Statement.Contains(call, StringComparison.Ordinal) && (argument.Kind switch
            {
                ArgumentKind.Setting => sent.Statement.Contains(" AS " + argument.Name, StringComparison.Ordinal),
                ArgumentKind.Named => sent.Statement.Contains(argument.Name + " => ", StringComparison.Ordinal),
                _ => sent.Method.GetParameters().Any(given => given.Name == parameter),
            })));
        }
    }

    /// <summary>The arguments for the type, model and rows apart. What only a syntax block shows and nothing explains is not generated.</summary>
    private IEnumerable<FunctionArgument> Arguments(ModelFunction function) =>
        function.SignaturesFor(_type.Id)
            .SelectMany(static signature => signature.Arguments)
            .SelectMany(static argument => argument.Kind == ArgumentKind.Settings ? argument.Fields : [argument])
            .Where(argument => argument is { Doubtful: false, Kind: not (ArgumentKind.Model or ArgumentKind.Input) } && argument.AppliesTo(_type.Id))
            .Where(argument => (argument.Conditions & ArgumentConditions.Tuned) == 0 || Usage.CanTune(_type))
            .DistinctBy(static argument => argument.Name);

    /// <summary>A subject is covered when one of the models shows it; otherwise their faults say why not.</summary>
    private void Judge(Subject subject, IEnumerable<(NeedGroup Group, DeclaredModel Model)> models, Func<DeclaredModel, bool> shows)
    {
        var all = models.Select(static built => built.Model).ToArray();
        _faults[subject] = all.Any(model => model.Fault is null && shows(model)) ? null
            : all.FirstOrDefault(static model => model.Fault is not null)?.Fault ?? "No statement has it.";
    }
}
