using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Bqml.Generators.Rules;

/// <summary>BQML2096 to BQML2099: inputs that are images.</summary>
internal static class ImageDiagnostics
{
    private const string Category = "Bqml.Options";

    internal static readonly DiagnosticDescriptor NoImageTensor = new(
        "BQML2096", "An image input must be an input that takes images",
        "[ImageInput] names no input that takes images: {0}; {1}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML2096.md");

    internal static readonly DiagnosticDescriptor Size = new(
        "BQML2097", "Images must have the size that the model takes",
        "The images have another size than the model takes: {0}; {1}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML2097.md");

    internal static readonly DiagnosticDescriptor Pixels = new(
        "BQML2098", "Images must have the pixels that the model takes",
        "The images have other pixels than the model takes: {0}; {1}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML2098.md");

    internal static readonly DiagnosticDescriptor Misplaced = new(
        "BQML2099", "An image input must fit its model",
        "[ImageInput] does not fit the model: {0}; {1}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML2099.md");

    internal static ImmutableArray<DiagnosticDescriptor> All { get; } = [NoImageTensor, Size, Pixels, Misplaced];
}
