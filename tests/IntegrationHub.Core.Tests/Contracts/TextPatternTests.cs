using System.Text;
using IntegrationHub.Core.Contracts;
using Xunit;

namespace IntegrationHub.Core.Tests.Contracts;

public sealed class TextPatternTests
{
    [Theory]
    [InlineData("^[A-Z0-9]{1,3}$", "ABC", true)]
    [InlineData("^[A-Z0-9]{1,3}$", "ABCD", false)]
    [InlineData("^([0-9]{8})?$", "", true)]
    [InlineData("^abc$", "abc\n", false)]
    [InlineData("b+", "aabbcc", true)]
    [InlineData("^.$", "😀", true)]
    [InlineData("^[🐲-🐴]$", "🐳", true)]
    [InlineData("^\\ud83d\\udc33$", "🐳", true)]
    [InlineData("^[^a]$", "é", true)]
    [InlineData("^\\S+$", "a\u00A0b", false)]
    [InlineData("^\\p{Lu}\\P{Lu}$", "Éé", true)]
    [InlineData("a|^b|c$", "xb", false)]
    [InlineData("a|^b|c$", "xc", true)]
    [InlineData("^$", "", true)]
    [InlineData("", "anything", true)]
    [InlineData("^[^]$", "\n", true)]
    [InlineData("[]", "a", false)]
    [InlineData("^a{2}b{0,1}c{1,}$", "aacc", true)]
    [InlineData("^(?:a|ab)(?:c|bcd)$", "abcd", true)]
    [InlineData("^x{$", "x{", true)]
    public void Patterns_match_as_ecma_262_says(string pattern, string text, bool expected)
    {
        Assert.Equal(expected, TextPattern.Compile(pattern).Value.IsMatch(Encoding.UTF8.GetBytes(text)));
        Assert.Equal(expected, TextPattern.Compile(pattern, tableAllowed: false).Value.IsMatch(Encoding.UTF8.GetBytes(text)));
    }

    [Theory]
    [InlineData("a(?=b)", "allOf")]
    [InlineData("(a)\\1", "backtracking")]
    [InlineData("\\bword", "word boundary")]
    [InlineData("\\p{Script=Greek}", "general category")]
    [InlineData("[b-a]", "Swap")]
    [InlineData("a**", "Group")]
    [InlineData("\\a", "backslash")]
    [InlineData("(a", "Add ')'")]
    [InlineData("a)", "open a group")]
    [InlineData("(?<n>a)\\k<n>", "alternatives")]
    public void A_pattern_that_cannot_be_taken_is_refused_with_what_to_write_instead(string pattern, string remedy) =>
        Assert.Contains(remedy, TextPattern.Compile(pattern).Problems[0].Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("^[\\p{L}\\p{Nd} _-]+$")]
    [InlineData("^[A-Z0-9\\-]{1,40}$")]
    [InlineData("^\\P{Lu}+$")]
    public void Usual_patterns_become_tables(string pattern) => Assert.True(ByteAutomaton.TryBuild(PatternParser.Parse(pattern).Node!, out _));

    [Fact]
    public void The_table_and_the_platform_engine_agree()
    {
        const int Seed = 4711;
        var random = new Random(Seed);
        string[] atoms = ["a", "b", ".", "[ab]", "[^a]", "\\d", "é", "😀", "[à-ü]", "\\w", "\\S", "^", "$"];
        string[] texts = ["a", "b", "é", "😀", "1", "\n", " ", "ü", "Z"];
        for (int round = 0; round < 400; round++)
        {
            var pattern = new StringBuilder();
            for (int i = random.Next(1, 5); i > 0; i--)
            {
                string atom = atoms[random.Next(atoms.Length)];
                pattern.Append(random.Next(4) == 0 ? $"(?:{atom}|{atoms[random.Next(atoms.Length)]})" : atom);
                pattern.Append(atom is "^" or "$" ? "" : ((string[])["", "", "*", "+", "?", "{1,2}"])[random.Next(6)]);
            }

            TextPattern table = TextPattern.Compile(pattern.ToString()).Value;
            TextPattern platform = TextPattern.Compile(pattern.ToString(), tableAllowed: false).Value;
            for (int sample = 0; sample < 20; sample++)
            {
                string text = string.Concat(Enumerable.Range(0, random.Next(5)).Select(_ => texts[random.Next(texts.Length)]));
                byte[] utf8 = Encoding.UTF8.GetBytes(text);
                Assert.True(table.IsMatch(utf8) == platform.IsMatch(utf8), $"seed {Seed}: {pattern} on '{text}'");
            }
        }
    }
}
