using Bqml.GoogleSql;

namespace Bqml.Remote;

/// <summary>Puts configured endpoints in the place of those that statements name.</summary>
internal sealed class EndpointOverrides(IReadOnlyDictionary<string, string> endpoints)
{
    /// <summary>The command with its endpoints replaced; itself when none is configured for those it names.</summary>
    public BigQueryCommand Apply(BigQueryCommand command)
    {
        if (endpoints.Count == 0 || !command.Text.Contains(EndpointText.Name, StringComparison.OrdinalIgnoreCase)) return command;
        var text = Replace(command.Text);
        if (text is null) return command;
        return new BigQueryCommand(text, command.Parameters) { SentText = ReferenceEquals(command.SentText, command.Text) ? text : Replace(command.SentText)! };
    }

    /// <summary>The statement with its endpoints replaced; null when none is.</summary>
    private string? Replace(string statement)
    {
        string? replaced = null;
        // From the end, so that places before keep theirs.
        foreach (var text in EndpointText.In(SqlParser.Parse(statement).Root).Reverse())
        {
            if (Find(text) is not { } endpoint) continue;
            var span = text.Literal.Span;
            replaced = string.Concat((replaced ?? statement).AsSpan(0, span.Start), SqlLiteral.String(endpoint), (replaced ?? statement).AsSpan(span.End));
        }
        return replaced;
    }

    /// <summary>What is configured for the model goes before what is configured for the endpoint it names.</summary>
    private string? Find(EndpointText text)
    {
        if (text.Model is { } model)
        {
            foreach (var (name, endpoint) in endpoints)
                if (Names(name, model.FullName)) return endpoint;
        }
        return endpoints.GetValueOrDefault(text.Literal.Value);
    }

    /// <summary>Whether a name is the model's, which the statement may write with more before it: dataset.model for project.dataset.model.</summary>
    private static bool Names(string name, string model) =>
        model.EndsWith(name, StringComparison.Ordinal) && (model.Length == name.Length || (name.Contains('.', StringComparison.Ordinal) && model[^(name.Length + 1)] == '.'));
}
