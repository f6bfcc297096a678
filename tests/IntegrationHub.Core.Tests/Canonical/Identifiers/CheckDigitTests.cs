using IntegrationHub.Core.Canonical.Identifiers;
using IntegrationHub.Core.Canonical.Identifiers.Gs1;
using Xunit;

namespace IntegrationHub.Core.Tests.Canonical.Identifiers;

public sealed class CheckDigitTests
{
    [Theory]
    [InlineData("629104150021", '3')]      // GenSpecs 7.9.1, GTIN-13
    [InlineData("37610425002123456", '9')] // GenSpecs 7.9.1, SSCC
    [InlineData("0952012345678", '8')]
    public void The_modulo_10_check_digit_is_that_of_the_standard(string body, char expected) =>
        Assert.Equal(expected, CheckDigits.Mod10(body));

    [Theory]
    [InlineData("1987654Ad4X4bL5ttr2310c", "2K")] // GenSpecs 7.9.5, GMN
    public void The_check_pair_of_a_model_number_is_that_of_the_standard(string body, string expected) =>
        Assert.Equal(expected, CheckDigits.AlphanumericPair(body));

    [Theory]
    [InlineData("2875", '9')]  // GenSpecs 7.9.3
    [InlineData("14685", '6')] // GenSpecs 7.9.4
    public void The_price_check_digit_is_that_of_the_standard(string price, char expected) =>
        Assert.Equal(expected, CheckDigits.PriceDigit(price));

    [Theory]
    [InlineData("")]
    [InlineData("12A")]
    [InlineData("١٢٣")] // digits to Unicode, not to a bar code
    public void Only_ASCII_digits_have_a_check_digit(string body)
    {
        Assert.Throws<ArgumentException>(() => CheckDigits.Mod10(body));
        Assert.False(CheckDigits.IsMod10(body));
    }

    [Fact]
    public void Every_change_of_one_digit_breaks_the_check_digit()
    {
        var random = Seeded.Random(out var seed);
        for (var round = 0; round < 500; round++)
        {
            var body = Seeded.Digits(random, random.Next(1, 18));
            var whole = body + CheckDigits.Mod10(body);
            Assert.True(CheckDigits.IsMod10(whole), $"seed {seed}");
            foreach (var changed in EverySingleChange(whole, "0123456789"))
            {
                Assert.False(CheckDigits.IsMod10(changed), $"seed {seed}: {whole} became {changed}");
            }
        }
    }

    [Fact]
    public void Every_change_of_one_character_breaks_the_check_pair()
    {
        var random = Seeded.Random(out var seed);
        for (var round = 0; round < 50; round++)
        {
            var body = Seeded.Text(random, random.Next(1, 24));
            var whole = body + CheckDigits.AlphanumericPair(body);
            Assert.True(CheckDigits.IsAlphanumericPair(whole), $"seed {seed}");
            foreach (var changed in EverySingleChange(whole, Seeded.Set82))
            {
                Assert.False(CheckDigits.IsAlphanumericPair(changed), $"seed {seed}: {whole} became {changed}");
            }
        }
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public void Every_change_of_one_digit_changes_the_price_check_digit(int length)
    {
        var random = Seeded.Random(out var seed);
        for (var round = 0; round < 300; round++)
        {
            var price = Seeded.Digits(random, length);
            foreach (var changed in EverySingleChange(price, "0123456789"))
            {
                Assert.True(CheckDigits.PriceDigit(price) != CheckDigits.PriceDigit(changed), $"seed {seed}: {price}, {changed}");
            }
        }
    }

    [Fact]
    public void Every_change_of_one_digit_of_a_checked_key_leaves_no_reading_of_that_key()
    {
        var random = Seeded.Random(out var seed);
        foreach (var ai in new[] { "00", "01", "253", "255", "402", "414", "8003", "8006", "8017" })
        {
            var value = Seeded.Value(random, ai);
            var checkedDigits = ai switch { "00" or "8017" => 18, "01" or "8006" or "8003" => 14, "402" => 17, _ => 13 };
            foreach (var changed in EverySingleChange(value[..checkedDigits], "0123456789"))
            {
                var text = $"({ai}){changed}{value[checkedDigits..]}";
                Assert.True(IdentifierReader.Read(text).Readings.Count == 0, $"seed {seed}: {text}");
            }
        }
    }

    private static IEnumerable<string> EverySingleChange(string text, string alphabet) =>
        from position in Enumerable.Range(0, text.Length)
        from replacement in alphabet
        where replacement != text[position]
        select text[..position] + replacement + text[(position + 1)..];
}
