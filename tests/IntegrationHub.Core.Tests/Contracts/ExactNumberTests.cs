using System.Text;
using IntegrationHub.Core.Contracts;
using Xunit;

namespace IntegrationHub.Core.Tests.Contracts;

public sealed class ExactNumberTests
{
    [Theory]
    [InlineData("1.0", "1", 0)]
    [InlineData("1e2", "100", 0)]
    [InlineData("-0", "0.000", 0)]
    [InlineData("0.1", "0.10000000000000000000000001", -1)]
    [InlineData("-2", "1e-400", -1)]
    [InlineData("123456789012345678901", "123456789012345678900", 1)]
    [InlineData("1000000000000000000000000", "1e24", 0)]
    [InlineData("9e400", "1e401", -1)]
    public void Numbers_compare_by_value(string left, string right, int sign)
    {
        Assert.Equal(sign, Math.Sign(Number(left).CompareTo(Number(right))));
        Assert.Equal(sign == 0, Number(left) == Number(right));
        Assert.Equal(sign == 0, Number(left).ToString() == Number(right).ToString());
    }

    [Theory]
    [InlineData("0.0075", "0.0001", true)]
    [InlineData("0.00751", "0.0001", false)]
    [InlineData("1e308", "0.5", true)]
    [InlineData("123456789012345678901234567890", "10", true)]
    [InlineData("7", "2.5", false)]
    public void Multiples_are_exact(string value, string divisor, bool expected) =>
        Assert.Equal(expected, Number(value).IsMultipleOf(Number(divisor)));

    [Theory]
    [InlineData("12.50", "12.5")]
    [InlineData("-0.001", "-0.001")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    [InlineData("79228162514264337593543950336", null)]
    [InlineData("1e-29", null)]
    public void A_decimal_is_given_only_where_it_is_exact(string text, string? expected)
    {
        bool fits = Number(text).TryGetDecimal(out decimal value);
        Assert.Equal(expected is not null, fits);
        if (fits)
            Assert.Equal(decimal.Parse(expected!, System.Globalization.CultureInfo.InvariantCulture), value);
    }

    [Theory]
    [InlineData("9223372036854775807", true)]
    [InlineData("9223372036854775808", false)]
    [InlineData("1.0", true)]
    [InlineData("1.5", false)]
    [InlineData("1e18", true)]
    [InlineData("1e19", false)]
    public void A_whole_number_is_given_only_where_it_fits(string text, bool expected) =>
        Assert.Equal(expected, Number(text).TryGetInt64(out _));

    private static ExactNumber Number(string text) => ExactNumber.Parse(Encoding.UTF8.GetBytes(text));
}
