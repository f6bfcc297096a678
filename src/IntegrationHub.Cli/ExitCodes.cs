namespace IntegrationHub.Cli;

/// <summary>What the process answers; scripts rely on it.</summary>
internal static class ExitCodes
{
    /// <summary>Fine.</summary>
    public const int Fine = 0;

    /// <summary>The answer is no: invalid, failing, mismatch, ambiguous, quarantined.</summary>
    public const int No = 1;

    /// <summary>Wrong use or wrong configuration.</summary>
    public const int WrongUse = 2;

    /// <summary>Could not do it.</summary>
    public const int CouldNot = 3;
}
