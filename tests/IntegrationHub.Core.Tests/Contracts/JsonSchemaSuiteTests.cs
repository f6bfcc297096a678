using Xunit;

namespace IntegrationHub.Core.Tests.Contracts;

public sealed class JsonSchemaSuiteTests
{
    private const string Bidi = "The rule for right-to-left names (RFC 5893) needs a table of writing directions, which .NET does not offer; no contract of a factory uses such host names.";
    private const string Joining = "Whether a letter joins its neighbour (RFC 5892, appendix A.1) needs a Unicode table that .NET does not offer.";

    /// <summary>Optional cases that are answered otherwise, each with the reason.</summary>
    private static readonly Dictionary<string, string> Otherwise = new()
    {
        ["cross-draft | refs to historic drafts are processed as historic drafts | does not compile: SCH-0005"] = "Only draft 2020-12 is compiled: contracts are written for the hub, so older drafts are converted once and not interpreted.",
        ["hostname | validation of A-label (punycode) host names | ZERO WIDTH NON-JOINER not preceded by Virama but matches regexp"] = Joining,
        ["idn-hostname | validation of internationalized host names | ZERO WIDTH NON-JOINER not preceded by Virama but matches regexp"] = Joining,
        ["idn-hostname | validation of internationalized host names | Bidi domain name with a digit-first label is invalid"] = Bidi,
        ["idn-hostname | validation of internationalized host names | label starting with a digit before a right-to-left letter is invalid"] = Bidi,
        ["idn-hostname | validation of internationalized host names | left-to-right label containing a right-to-left letter is invalid"] = Bidi,
        ["idn-hostname | validation of internationalized host names | right-to-left label mixing both digit types is invalid"] = Bidi,
        ["idn-hostname | validation of internationalized host names | A-label that decodes to a Bidi rule violation is invalid"] = Bidi,
    };

    public static TheoryData<string> RequiredFiles() => JsonSchemaSuite.Files("tests/draft2020-12");

    public static TheoryData<string> OptionalFiles() => JsonSchemaSuite.Files("tests/draft2020-12/optional");

    public static TheoryData<string> FormatFiles() => JsonSchemaSuite.Files("tests/draft2020-12/optional/format");

    [Theory]
    [MemberData(nameof(RequiredFiles))]
    public void Every_required_case_is_answered_as_the_suite_says(string file) =>
        Assert.Equal("", string.Join('\n', JsonSchemaSuite.Wrong("tests/draft2020-12", file, assertFormats: false)));

    [Theory]
    [MemberData(nameof(OptionalFiles))]
    public void Optional_cases_are_answered_as_the_suite_says_but_for_the_listed(string file) =>
        Compare(JsonSchemaSuite.Wrong("tests/draft2020-12/optional", file, assertFormats: file == "ecmascript-regex.json"), file);

    [Theory]
    [MemberData(nameof(FormatFiles))]
    public void Formats_are_answered_as_the_suite_says_but_for_the_listed(string file) =>
        Compare(JsonSchemaSuite.Wrong("tests/draft2020-12/optional/format", file, assertFormats: true), file);

    private static void Compare(IReadOnlyList<string> wrong, string file)
    {
        List<string> listed = [.. Otherwise.Keys.Where(k => k.StartsWith(Path.GetFileNameWithoutExtension(file) + " |", StringComparison.Ordinal))];
        Assert.True(listed.Count == wrong.Count && !listed.Except(wrong).Any(),
            $"{file}: wrong but not listed:\n  {string.Join("\n  ", wrong.Except(listed))}\nlisted but right:\n  {string.Join("\n  ", listed.Except(wrong))}");
    }
}
