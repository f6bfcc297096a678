namespace IntegrationHub.Core.Systems;

/// <summary>What a translation is for.</summary>
public enum Purpose
{
    /// <summary>Changes stock in the target.</summary>
    Posting,

    /// <summary>Is kept as a record.</summary>
    Record,

    /// <summary>Is printed.</summary>
    Label,
}
