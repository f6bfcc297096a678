using Xunit;

namespace IntegrationHub.Core.Tests.Contracts;

public sealed class JsonSchemaSuiteTests
{
    /// <summary>Optional cases that are answered otherwise, each with the reason.</summary>
    private static readonly Dictionary<string, string> Otherwise = new()
    {
    };

    public static TheoryData<string> RequiredFiles() => JsonSchemaSuite.Files("tests/draft2020-12");

    public static TheoryData<string> OptionalFiles() => JsonSchemaSuite.Files("tests/draft2020-12/optional");

    public static TheoryData<string> FormatFiles() => JsonSchemaSuite.Files("tests/draft2020-12/optional/format");

    [Theory]
    [MemberData(nameof(RequiredFiles))]
    public void Every_required_case_is_answered_as_the_suite_says(string file) =>
        Assert.Empty(JsonSchemaSuite.Wrong("tests/draft2020-12", file, assertFormats: false));

    [Theory]
    [MemberData(nameof(OptionalFiles))]
    public void Optional_cases_are_answered_as_the_suite_says_but_for_the_listed(string file) =>
        Compare(JsonSchemaSuite.Wrong("tests/draft2020-12/optional", file, assertFormats: file == "ecmascript-regex.json"), file);

    [Theory]
    [MemberData(nameof(FormatFiles))]
    public void Formats_are_answered_as_the_suite_says_but_for_the_listed(string file) =>
        Compare(JsonSchemaSuite.Wrong("tests/draft2020-12/optional/format", file, assertFormats: true), file);

    private static void Compare(IReadOnlyList<string> wrong, string file) =>
        Assert.Equal(Otherwise.Keys.Where(k => k.StartsWith(Path.GetFileNameWithoutExtension(file) + " |", StringComparison.Ordinal)).Order(StringComparer.Ordinal), wrong.Order(StringComparer.Ordinal));
}
