using System.Text.Json;
using System.Text.RegularExpressions;
using IntegrationHub.Core.Canonical.Identifiers.Gs1;
using Xunit;

namespace IntegrationHub.Core.Tests.Canonical.Identifiers;

public sealed class ContentCheckTests
{
    [Theory]
    [InlineData("(17)260230", false)]
    [InlineData("(17)260200", true)]
    [InlineData("(17)240229", true)]
    [InlineData("(7006)260200", false)]
    [InlineData("(7250)20260229", false)]
    [InlineData("(7003)2602282359", true)]
    [InlineData("(7003)2602282400", false)]
    [InlineData("(8008)26022823", true)]
    [InlineData("(8008)260228235960", false)]
    [InlineData("(421)276ABC", true)]
    [InlineData("(421)999ABC", false)]
    [InlineData("(7030)999ABC", true)]
    [InlineData("(4307)DE", true)]
    [InlineData("(4307)XX", false)]
    [InlineData("(3911)9781234", true)]
    [InlineData("(3911)0001234", false)]
    [InlineData("(7252)3", false)]
    [InlineData("(7241)10", true)]
    [InlineData("(7241)11", false)]
    [InlineData("(7041)200", true)]
    [InlineData("(7041)000", false)]
    [InlineData("(7040)1ABC", true)]
    [InlineData("(7040)1AB!", false)]
    [InlineData("(4309)18000000003600000000", true)]
    [InlineData("(4309)18000000010000000000", false)]
    [InlineData("(4300)Caf%C3%A9", true)]
    [InlineData("(4300)50%", false)]
    [InlineData("(4321)2", false)]
    [InlineData("(4330)000100-", true)]
    [InlineData("(4330)000100+", false)]
    [InlineData("(7258)1/2", true)]
    [InlineData("(7258)2/1", false)]
    [InlineData("(8007)GB82WEST12345698765432", true)]
    [InlineData("(8007)GB82WEST12345698765433", false)]
    [InlineData("(8006)095201234567880305", true)]
    [InlineData("(8006)095201234567880605", false)]
    [InlineData("(8011)012", false)]
    [InlineData("(8011)0", true)]
    [InlineData("(8013)1987654Ad4X4bL5ttr2310c2K", true)]
    [InlineData("(8013)1987654Ad4X4bL5ttr2310c2L", false)]
    [InlineData("(8010)0614141ab", false)]
    [InlineData("(8110)106141416543213150110120", true)]
    [InlineData("(8110)106141416543213150110120" + "3260230", false)]
    [InlineData("(8112)01061414165432121234567890", false)]
    [InlineData("(8030)a_b-C=", true)]
    [InlineData("(8030)a+b", false)]
    public void A_value_is_checked_as_its_AI_demands(string text, bool fine)
    {
        var outcome = ElementString.ParseBracketed(text);
        Assert.True(outcome.Succeeded == fine, $"{text}: {string.Join("; ", outcome.Problems)}");
    }

    [Fact]
    public void Every_AI_of_the_dictionary_has_the_same_rules_here()
    {
        var path = Path.Combine(Repository.Data, "gs1-syntax-dictionary/gs1-syntax-dictionary.txt");
        Assert.SkipUnless(File.Exists(path), "data/gs1-syntax-dictionary is absent.");
        var expected = File.ReadLines(path).Where(line => line.Length > 0 && line[0] != '#').SelectMany(FromDictionary).ToArray();
        Assert.Equal(expected.Order(StringComparer.Ordinal), ApplicationIdentifierTable.All.Select(Facts).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_check_that_an_AI_names_exists() =>
        Assert.Empty(ApplicationIdentifierTable.All.SelectMany(definition => definition.Components).SelectMany(component => component.Checks).Except(ContentChecks.Names));

    private static IEnumerable<string> FromDictionary(string line)
    {
        var words = line.Split('#')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var flags = words[1].Trim('*', '?').Length == 0 ? words[1] : "";
        var components = words.Skip(flags.Length == 0 ? 1 : 2).TakeWhile(word => Regex.IsMatch(word, @"^\[?[NXYZ][0-9.]")).ToArray();
        var rules = words.Skip(1 + (flags.Length == 0 ? 0 : 1) + components.Length);
        return ApplicationIdentifier.FromRow($"{words[0]}|{flags}|{string.Join(' ', components)}|{string.Join(' ', rules)}|").Select(Facts);
    }

    private static string Facts(ApplicationIdentifier definition) => JsonSerializer.Serialize(definition with { Title = "" });
}
