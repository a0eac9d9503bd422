namespace Bqml.Generators.Rules;

/// <summary>What has options, as messages name it.</summary>
/// <param name="Title"><c>linear regression</c></param>
/// <param name="TitleWithArticle"><c>a linear regression</c></param>
internal readonly record struct OptionOwner(string Title, string TitleWithArticle);
