using System.Globalization;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Identifiers;
using IntegrationHub.Core.Mapping.Run;

namespace IntegrationHub.Core.Mapping.Functions;

internal sealed class Identify : MappingFunction
{
    private static readonly string[] Parts = ["item", "lot", "serial", "container", "quantity", "unit", "issuer", "canonical"];

    public override FunctionDeclaration Declaration { get; } = new("identify", "Identifiers",
        "Reads a GS1 element string, Digital Link, EPC URI, ISO/IEC 15434 envelope, UUID or bare GTIN or SSCC and gives one part of it; nothing where it does not have that part. A text with readings that differ in the part is refused: nothing picks one.")
    {
        Arguments =
        [
            new("part", ArgumentType.Choice, "What to give.", false, Parts),
            new("ai", ArgumentType.Text, "Instead of part: the application identifier (or data identifier) whose value to give."),
            new("kind", ArgumentType.Text, "Only readings of this kind, as 'hub identify' names it, for example epc-uri."),
            new("orNothing", ArgumentType.Flag, "Gives nothing, instead of refusing, where the text is no identifier of a known kind."),
        ],
        Examples =
        [
            new("{ identify: serial }", "\"urn:epc:id:sgtin:0614141.107346.2018\"", "\"2018\""),
            new("{ identify: item }", "\"urn:epc:id:sgtin:0614141.107346.2018\"", "\"10614141073464\""),
            new("{ identify: lot }", "\"(01)09506000134352(10)ABC\"", "\"ABC\""),
            new("{ identify: { ai: \"10\" } }", "\"(01)09506000134352(10)ABC\"", "\"ABC\""),
            new("{ identify: lot }", "\"(01)09506000134352\"", "nothing"),
            new("{ identify: serial }", "\"hello\"", "refused"),
        ],
    };

    public override BoundFunction Bind(FunctionArguments arguments)
    {
        var (part, ai, kind, orNothing) = (arguments.Text("part"), arguments.Text("ai"), arguments.Text("kind"), arguments.Flag("orNothing"));
        if ((part is null) == (ai is null))
        {
            arguments.Fault("identify gives either a 'part' or the value of an 'ai'. Name one of them.", part);
        }

        return OnText(text =>
        {
            var report = IdentifierReader.Read(text);
            var readings = report.Readings.Where(r => kind is null || r.Kind == kind).ToList();
            if (readings.Count == 0)
            {
                return orNothing
                    ? MapValue.Absent
                    : MapValue.Failed($"'{text}' is no identifier{(kind is null ? "" : " of kind " + kind)}. {report.Problems.FirstOrDefault()?.Message ?? "Correct it at the source."}");
            }

            var values = readings.Select(r => Value(r, part, ai)).Distinct(StringComparer.Ordinal).ToList();
            return values switch
            {
                [null] => MapValue.Absent,
                [var value] => MapValue.OfText(value!),
                _ => MapValue.Failed($"'{text}' can be read in {readings.Count.ToString(CultureInfo.InvariantCulture)} ways that differ ({string.Join(", ", readings.Select(r => r.Kind))}). Name the 'kind' that the source means."),
            };
        });
    }

    private static string? Value(Reading reading, string? part, string? ai) => part switch
    {
        null => reading.Ais.Where(pair => pair.Key == ai).Select(pair => pair.Value).FirstOrDefault(),
        "item" => reading.Item,
        "lot" => reading.Lot,
        "serial" => reading.Serial,
        "container" => reading.Container,
        "quantity" => reading.Quantity is { } quantity ? DecimalText.Shortest(quantity) : null,
        "unit" => reading.Unit,
        "issuer" => reading.Issuer,
        _ => reading.Canonical,
    };
}
