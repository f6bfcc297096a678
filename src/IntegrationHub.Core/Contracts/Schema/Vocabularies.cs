using IntegrationHub.Core.Canonical;

namespace IntegrationHub.Core.Contracts;

/// <summary>The vocabularies of draft 2020-12 that a dialect may switch on (JSON Schema Core, section 8.1.2).</summary>
[Flags]
internal enum Vocabularies
{
    Core = 1,
    Applicator = 2,
    Unevaluated = 4,
    Validation = 8,
    MetaData = 16,
    FormatAnnotation = 32,
    FormatAssertion = 64,
    Content = 128,
    Standard = Core | Applicator | Unevaluated | Validation | MetaData | FormatAnnotation | Content,
}

/// <summary>Finds the vocabularies of a resource from its <c>$schema</c>.</summary>
internal static class Dialects
{
    private const string Prefix = "https://json-schema.org/draft/2020-12/vocab/";

    public static Vocabularies Of(SchemaResource resource, SchemaRegistry registry, List<Problem> problems)
    {
        TokenTape tape = resource.Document.Tape;
        // $schema stands at the root of a resource; one without inherits the document's.
        if (!tape.TryGetMember(resource.Root, "$schema"u8, out int declared) && !tape.TryGetMember(0, "$schema"u8, out declared))
            return Vocabularies.Standard;
        string uri = UriReferences.SplitFragment(tape.GetString(declared)).Uri;
        if (uri == MetaSchemas.Draft202012)
            return Vocabularies.Standard;
        var found = registry.Resolve(uri);
        if (found.Length == 0)
        {
            problems.Add(SchemaProblems.UnknownMetaschema(resource.Location(declared), uri));
            return Vocabularies.Standard;
        }

        SchemaResource metaschema = found[0];
        if (!metaschema.Document.Tape.TryGetMember(metaschema.Root, "$vocabulary"u8, out int list))
            return Vocabularies.Standard;
        Vocabularies active = Vocabularies.Core;
        foreach (int entry in metaschema.Document.Tape.Children(list))
        {
            string name = metaschema.Document.Tape.NameText(entry);
            Vocabularies one = name.StartsWith(Prefix, StringComparison.Ordinal) ? Named(name[Prefix.Length..]) : 0;
            active |= one;
            if (one == 0 && metaschema.Document.Tape.Kind(entry) == JsonKind.True)
                problems.Add(SchemaProblems.UnknownVocabulary(resource.Location(declared), name));
        }

        return active;
    }

    private static Vocabularies Named(string name) => name switch
    {
        "core" => Vocabularies.Core,
        "applicator" => Vocabularies.Applicator,
        "unevaluated" => Vocabularies.Unevaluated,
        "validation" => Vocabularies.Validation,
        "meta-data" => Vocabularies.MetaData,
        "format-annotation" => Vocabularies.FormatAnnotation,
        "format-assertion" => Vocabularies.FormatAssertion,
        "content" => Vocabularies.Content,
        _ => 0,
    };
}
