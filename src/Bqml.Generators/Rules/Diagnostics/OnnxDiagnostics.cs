using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Bqml.Generators.Rules;

/// <summary>Descriptors about ONNX files and the declarations over them.</summary>
internal static class OnnxDiagnostics
{
    private const string Structure = "Bqml.Structure";
    private const string Rows = "Bqml.Rows";

    internal static readonly DiagnosticDescriptor NoFile = new(
        "BQML0060", "A model without row types needs its ONNX file",
        "'{0}' says neither rows nor a file to take them from; write [{1}(File = \"model.onnx\")], or [{1}<TInput, TOutput>]",
        Structure, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML0060.md");

    internal static readonly DiagnosticDescriptor UnlistedFile = new(
        "BQML0061", "An ONNX file must be one of the project's additional files",
        "{0} of the project's additional files {1} the name {2}; {3}",
        Structure, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML0061.md");

    internal static readonly DiagnosticDescriptor UnreadableFile = new(
        "BQML0062", "An ONNX file must be readable",
        "{0} cannot be read: {1}",
        Structure, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML0062.md");

    internal static readonly DiagnosticDescriptor FileTooNew = new(
        "BQML0063", "An ONNX file must not be newer than BigQuery's runtime",
        "{0} uses {1}, and BigQuery runs models by {2}, which knows {3}; export the model for {4}",
        Structure, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML0063.md");

    internal static readonly DiagnosticDescriptor FileTooLarge = new(
        "BQML0064", "An ONNX file must not be too large for BigQuery",
        "{0} has {1} bytes, and BigQuery imports at most {2}; use a smaller model, or one with smaller weights",
        Structure, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML0064.md");

    internal static readonly DiagnosticDescriptor NoTensor = new(
        "BQML0065", "Inputs and outputs of an ONNX model must be tensors that BigQuery takes",
        "The {0} {1} of {2} is {3}, which BigQuery does not take; {4}",
        Structure, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML0065.md");

    internal static readonly DiagnosticDescriptor UntypedTensor = new(
        "BQML0066", "A generated row needs tensors of at most two dimensions",
        "The {0} {1} of {2} has {3}, and a generated property is one value or a list for each row; {4}",
        Structure, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML0066.md");

    internal static readonly DiagnosticDescriptor UnknownTensor = new(
        "BQML1065", "A row's columns must be in its ONNX file",
        "{0} has no {1} '{2}'; its {1}s are {3}; {4}",
        Rows, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML1065.md");

    internal static readonly DiagnosticDescriptor MissingInput = new(
        "BQML1066", "A row must have every input of its ONNX file",
        "{0} reads {1}, {2}, and '{3}' has no such column; add a property",
        Rows, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML1066.md");

    internal static readonly DiagnosticDescriptor TensorType = new(
        "BQML1067", "A row's columns must have the types of its ONNX file",
        "The {0} '{1}' is {2}, and in {3} it is {4}; change the property's type",
        Rows, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML1067.md");

    internal static ImmutableArray<DiagnosticDescriptor> All { get; } =
        [NoFile, UnlistedFile, UnreadableFile, FileTooNew, FileTooLarge, NoTensor, UntypedTensor, UnknownTensor, MissingInput, TensorType];
}
