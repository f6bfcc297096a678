namespace IntegrationHub.Core.Contracts;

/// <summary>How a schema on the same value takes part.</summary>
internal enum InPlaceRole
{
    /// <summary>It always holds: <c>$ref</c>, <c>allOf</c>.</summary>
    Certain,

    /// <summary>It may hold: branches of <c>anyOf</c>, <c>oneOf</c>, <c>then</c>, <c>else</c>, <c>dependentSchemas</c>.</summary>
    Possible,

    /// <summary>It is only asked: <c>if</c>, <c>not</c>.</summary>
    Asked,
}
