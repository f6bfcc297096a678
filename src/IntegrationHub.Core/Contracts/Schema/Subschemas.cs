namespace IntegrationHub.Core.Contracts;

/// <summary>How a keyword holds subschemas.</summary>
internal enum SubschemaShape
{
    None,
    One,
    List,
    Map,
}

/// <summary>Which keywords of draft 2020-12 hold subschemas.</summary>
internal static class Subschemas
{
    public static SubschemaShape In(string keyword) => keyword switch
    {
        "additionalProperties" or "items" or "contains" or "not" or "if" or "then" or "else" or "propertyNames"
            or "unevaluatedItems" or "unevaluatedProperties" or "contentSchema" => SubschemaShape.One,
        "allOf" or "anyOf" or "oneOf" or "prefixItems" => SubschemaShape.List,
        // `definitions` and `dependencies` are the older names that the 2020-12 metaschema still describes.
        "$defs" or "definitions" or "properties" or "patternProperties" or "dependentSchemas" or "dependencies" => SubschemaShape.Map,
        _ => SubschemaShape.None,
    };
}
