namespace IntegrationHub.Core.Contracts;

/// <summary>The standard output formats (JSON Schema Core, section 12.4).</summary>
public enum OutputFormat
{
    /// <summary>Only yes or no.</summary>
    Flag,

    /// <summary>A flat list.</summary>
    Basic,

    /// <summary>A tree in the shape of the schema, where steps without a branch are drawn together.</summary>
    Detailed,
}
