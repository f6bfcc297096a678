using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Identifiers;
using IntegrationHub.Core.Mapping.Run;

namespace IntegrationHub.Core.Mapping.Functions;

internal sealed class WriteIdentifier : MappingFunction
{
    private static readonly string[] Forms = ["element-string", "raw-element-string", "digital-link", "epc-uri", "iso-15434"];

    public override FunctionDeclaration Declaration { get; } = new("writeIdentifier", "Identifiers",
        "Writes an identifier from members of the message: a GS1 element string, a Digital Link, an EPC URI, or an ISO/IEC 15434 message of application or data identifiers. Every value is checked first (length, characters, check digit). It needs no source; fields that have no value are left out, and without any it gives nothing.")
    {
        TakesNothing = true,
        Arguments =
        [
            new("as", ArgumentType.Choice, "The form.", true, Forms),
            new("fields", ArgumentType.Pointers, "Application identifiers (or data identifiers) with pointers to their values, in the order written.", Required: true),
            new("companyPrefix", ArgumentType.Integer, "Of an EPC URI: how many digits the issuer's GS1 company prefix has, 6 to 12. It cannot be told from the key."),
            new("stem", ArgumentType.Text, "Of a Digital Link: what stands before the key. The default is https://id.gs1.org."),
        ],
        Examples =
        [
            new("{ writeIdentifier: { as: digital-link, fields: { \"01\": /gtin, \"21\": /serial } } }", "null", "\"https://id.gs1.org/01/09506000134352/21/S-1\"", "{\"gtin\":\"09506000134352\",\"serial\":\"S-1\"}"),
            new("{ writeIdentifier: { as: element-string, fields: { \"01\": /gtin, \"10\": /lot } } }", "null", "\"(01)09506000134352\"", "{\"gtin\":\"09506000134352\"}"),
            new("{ writeIdentifier: { as: epc-uri, companyPrefix: 7, fields: { \"01\": /gtin, \"21\": /serial } } }", "null", "\"urn:epc:id:sgtin:0614141.107346.2018\"", "{\"gtin\":\"10614141073464\",\"serial\":\"2018\"}"),
            new("{ writeIdentifier: { as: digital-link, fields: { \"01\": /gtin } } }", "null", "refused", "{\"gtin\":\"09506000134353\"}"),
        ],
    };

    public override FunctionTypes Types => FunctionTypes.AnyTo("string");

    public override BoundFunction Bind(FunctionArguments arguments)
    {
        var form = arguments.Text("as", "");
        var fields = arguments.Pointers("fields");
        var prefix = arguments.Integer("companyPrefix", 0, 12);
        var stem = arguments.Text("stem");
        if (form == "epc-uri" && prefix < 6)
        {
            arguments.Fault("An EPC URI needs 'companyPrefix': how many digits the issuer's company prefix has, 6 to 12. Add it.", null);
        }

        return (_, state) =>
        {
            var values = new List<KeyValuePair<string, string>>(fields.Count);
            foreach (var (name, pointer) in fields)
            {
                if (state.TryText(MapValue.OfNode(state.Find(pointer)), out var text))
                {
                    values.Add(KeyValuePair.Create(name, text));
                }
            }

            return values.Count == 0 ? MapValue.Absent : Written(Write(form, values, prefix, stem));
        };
    }

    private static Outcome<string> Write(string form, List<KeyValuePair<string, string>> values, int prefix, string? stem) => form switch
    {
        "element-string" => IdentifierWriter.BracketedElementString(values),
        "raw-element-string" => IdentifierWriter.RawElementString(values),
        "digital-link" when stem is not null => IdentifierWriter.DigitalLink(values, stem),
        "digital-link" => IdentifierWriter.DigitalLink(values),
        "epc-uri" => IdentifierWriter.EpcUri(values, prefix),
        _ => IdentifierWriter.Iso15434(values),
    };

    private static MapValue Written(Outcome<string> text) =>
        text.Succeeded ? MapValue.OfText(text.Value) : MapValue.Failed(string.Join(" ", text.Problems.Select(problem => problem.Message)));
}
