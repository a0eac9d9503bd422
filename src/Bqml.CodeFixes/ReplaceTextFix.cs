using System.Collections.Immutable;
using System.Composition;
using Bqml.Generators.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Bqml.CodeFixes;

/// <summary>Replaces exactly the text that a diagnostic underlines: the name of a function or a setting inside SQL, the name of a method, a label, a string by an interpolated one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReplaceTextFix)), Shared]
public sealed class ReplaceTextFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [
        OptionFormDiagnostics.Label.Id, AvailabilityDiagnostics.Superseded.Id, AvailabilityDiagnostics.SupersededMethod.Id,
        SqlFunctionDiagnostics.Misspelt.Id, SqlFunctionDiagnostics.UnknownSetting.Id, SqlFunctionDiagnostics.SettingValue.Id, SqlFunctionDiagnostics.QueryAsName.Id,
        RemoteDiagnostics.RetiredEndpoint.Id, RemoteDiagnostics.RetiringEndpoint.Id, RemoteDiagnostics.MisspeltEndpoint.Id,
    ];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var text = await context.Document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (!diagnostic.Properties.TryGetValue(FixProperties.Text, out var written) || !diagnostic.Properties.TryGetValue(FixProperties.Replacement, out var replacement) || replacement is null) continue;
            var span = diagnostic.Location.SourceSpan;
            // Where the place in the code could not be told apart, there is more under the line.
            if (span.End > text.Length || text.ToString(span) != written) continue;
            context.RegisterCodeFix(
                CodeAction.Create($"Change to {replacement}", _ => Task.FromResult(context.Document.WithText(text.Replace(span, replacement))), nameof(ReplaceTextFix)),
                diagnostic);
        }
    }
}
