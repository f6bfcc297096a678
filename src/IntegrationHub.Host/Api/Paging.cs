using IntegrationHub.Core.Canonical;

namespace IntegrationHub.Host.Api;

/// <summary>Which part of a list is asked for.</summary>
internal readonly record struct Paging(int Offset, int Limit)
{
    public const int DefaultLimit = 50;
    public const int MaxLimit = 500;

    public const string OffsetText = "How many to skip, 0 or more. The default is 0.";
    public const string LimitText = "How many to return, 1 to 500. The default is 50.";

    /// <summary>Checks both numbers and reports both faults.</summary>
    public static Outcome<Paging> Of(int? offset, int? limit)
    {
        var problems = new List<Problem>();
        if (offset is < 0)
        {
            problems.Add(new Problem("API-0002", $"The offset is 0 or more; found {offset}. Leave it out to begin with the newest.", "/offset", RawValue: $"{offset}"));
        }

        if (limit is < 1 or > MaxLimit)
        {
            problems.Add(new Problem("API-0003", $"The limit is 1 to {MaxLimit}; found {limit}. Ask for more with further pages.", "/limit", RawValue: $"{limit}"));
        }

        return problems.Count > 0 ? Outcome<Paging>.Failed(problems) : Outcome<Paging>.Of(new Paging(offset ?? 0, limit ?? DefaultLimit));
    }
}
