using System.Globalization;

namespace Bqml.Generators.Tests.Analyzers;

/// <summary>Short declarations of models for tests of single rules.</summary>
internal static class Declared
{
    public const string House = "record House(double Area, string City, [Label] double Price);";
    public const string Sale = "record Sale(double Area, string City, [Label] bool Sold);";

    /// <summary>What is reported on a linear regression over a row, as <c>BQML2001: message</c>.</summary>
    /// <param name="attributes">The attributes besides [BigQueryModel]; the training table is added when no training is there.</param>
    /// <param name="row">The declaration of the row, and of what it needs.</param>
    public static async Task<string[]> FindingsAsync(string attributes, string row = House)
    {
        var compilation = Analysis.Compile(Source(attributes, row));
        Assert.Empty(Analysis.CompilerErrors(compilation));
        return [.. (await Analysis.RunAsync(compilation)).Select(diagnostic => diagnostic.Id + ": " + diagnostic.GetMessage(CultureInfo.InvariantCulture))];
    }

    public static string Source(string attributes, string row = House)
    {
        var training = attributes.Contains("Training", StringComparison.Ordinal) ? "" : "[TrainingTable(\"homes.sales\")]";
        return $"""
            using System;
            using System.Collections.Generic;
            using Bqml;
            [BigQueryModel("homes.model")]
            {training}
            {attributes}
            partial class Model;
            {row}
            """;
    }
}
