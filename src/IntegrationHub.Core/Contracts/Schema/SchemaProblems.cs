using System.Text;
using IntegrationHub.Core.Canonical;

namespace IntegrationHub.Core.Contracts;

/// <summary>Words the faults of schemas: where, what, what to do.</summary>
internal static class SchemaProblems
{
    public static Problem NotASchema(TokenTape tape, int node, string uri) =>
        new("SCH-0001", $"A schema is an object, true or false; found {tape.Kind(node).ToString().ToLowerInvariant()}. Write an object.", uri + "#" + tape.Pointer(node), "JSON Schema Core, section 4.3", Raw(tape, node));

    public static Problem IdWithFragment(string place, string id) =>
        new("SCH-0002", $"An $id must not hold a fragment; found '{id}'. Use $anchor for a name inside a resource.", place, "JSON Schema Core, section 8.2.1", id);

    public static Problem IdTwice(string place, string uri) =>
        new("SCH-0003", $"Two schemas of one document have the $id '{uri}'. Give each its own.", place, "JSON Schema Core, section 8.2.1", uri);

    public static Problem AnchorTwice(string place, string anchor) =>
        new("SCH-0004", $"The anchor '{anchor}' stands twice in one resource. Give each its own name.", place, "JSON Schema Core, section 8.2.2", anchor);

    public static Problem Unresolved(string place, string reference, string uri) =>
        new("SCH-0005", $"The reference leads to '{uri}', which the registry does not hold; nothing is fetched. Register that document, or correct the reference.", place, "JSON Schema Core, section 8.2.3", reference);

    public static Problem Ambiguous(string place, string reference, string uri) =>
        new("SCH-0006", $"The registry holds several versions of '{uri}'. Name one: '{uri}@<version>'.", place, null, reference);

    public static Problem NoSuchPlace(string place, string reference) =>
        new("SCH-0007", "The reference leads to a document that has no such place. Correct its fragment: a JSON Pointer or the name of an anchor.", place, "JSON Schema Core, section 8.2.3", reference);

    public static Problem Loop(string place, string through) =>
        new("SCH-0008", $"References form a loop that never reaches deeper into the document: {through}. Break it: a schema must not stand for itself.", place, "JSON Schema Core, section 9.4.1", null);

    public static Problem BadPattern(string place, string pattern, string reason) =>
        new("SCH-0009", $"The pattern cannot be taken: {reason}", place, "JSON Schema Core, section 6.4", pattern);

    public static Problem UnknownMetaschema(string place, string uri) =>
        new("SCH-0010", $"The dialect '{uri}' is not known. Declare https://json-schema.org/draft/2020-12/schema, or register the metaschema.", place, "JSON Schema Core, section 8.1.1", uri);

    public static Problem UnknownVocabulary(string place, string uri) =>
        new("SCH-0011", $"The dialect requires the vocabulary '{uri}', which is not implemented. Declare another dialect, or make the vocabulary optional.", place, "JSON Schema Core, section 8.1.2", uri);

    public static Problem Invalid(ValidationError error) =>
        new("SCH-0012", "Not a valid schema: " + error.Message, error.InstanceLocation.Length == 0 ? "the document root" : error.InstanceLocation, error.AbsoluteKeywordLocation, error.RawValue);

    public static Problem Changed(string id, string version) =>
        new("SCH-0013", $"'{id}' version '{version}' is registered with other content, and versions never change. Raise x-version.", id, null, version);

    public static string Raw(TokenTape tape, int node, int longest = 120)
    {
        ReadOnlySpan<byte> raw = tape.Raw(node);
        if (raw.Length <= longest)
            return Encoding.UTF8.GetString(raw);
        int cut = longest;
        while ((raw[cut] & 0xC0) == 0x80)
            cut--;
        return Encoding.UTF8.GetString(raw[..cut]) + "…";
    }
}
