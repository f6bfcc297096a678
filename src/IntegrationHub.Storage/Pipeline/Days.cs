using System.Globalization;
using IntegrationHub.Core.Canonical.Time;

namespace IntegrationHub.Storage.Pipeline;

/// <summary>Days of the ledgers as <c>yyyymmdd</c>, UTC.</summary>
internal static class Days
{
    public static int Of(long microseconds)
    {
        var date = HubInstant.FromMicroseconds(microseconds);
        return (date.Year * 10_000) + (date.Month * 100) + date.Day;
    }

    public static string Text(int day) => string.Create(CultureInfo.InvariantCulture, $"{day / 10_000:0000}-{day / 100 % 100:00}-{day % 100:00}");
}
