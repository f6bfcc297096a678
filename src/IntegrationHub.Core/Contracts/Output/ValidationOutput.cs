using System.Text.Json;

namespace IntegrationHub.Core.Contracts;

/// <summary>Writes results in the standard output formats, so that other people's tools can read them.</summary>
public static class ValidationOutput
{
    /// <summary>Writes one output unit, a JSON object.</summary>
    public static void Write(ValidationResult result, OutputFormat format, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        WriteMembers(result, format, writer);
        writer.WriteEndObject();
    }

    /// <summary>Writes the members of the output unit into an object that the caller has opened and may add to.</summary>
    public static void WriteMembers(ValidationResult result, OutputFormat format, Utf8JsonWriter writer)
    {
        writer.WriteBoolean("valid", result.Valid);
        if (format == OutputFormat.Flag)
            return;
        if (format == OutputFormat.Detailed && !result.Valid)
        {
            OutputTree.Of(result.Errors).WriteMembers(writer);
            return;
        }

        writer.WriteString("keywordLocation", "");
        writer.WriteString("instanceLocation", "");
        if (!result.Valid)
        {
            writer.WriteStartArray("errors");
            foreach (ValidationError error in result.Errors)
            {
                writer.WriteStartObject();
                writer.WriteBoolean("valid", false);
                WritePlaces(writer, error.KeywordLocation, error.AbsoluteKeywordLocation, error.InstanceLocation);
                writer.WriteString("error", error.Message);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }
        else if (result.Annotations.Count > 0)
        {
            writer.WriteStartArray("annotations");
            foreach (ValidationAnnotation annotation in result.Annotations)
            {
                writer.WriteStartObject();
                writer.WriteBoolean("valid", true);
                WritePlaces(writer, annotation.KeywordLocation, annotation.AbsoluteKeywordLocation, annotation.InstanceLocation);
                writer.WritePropertyName("annotation");
                writer.WriteRawValue(annotation.Json);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }
    }

    internal static void WritePlaces(Utf8JsonWriter writer, string keyword, string? absolute, string instance)
    {
        writer.WriteString("keywordLocation", keyword);
        if (absolute is not null)
            writer.WriteString("absoluteKeywordLocation", absolute);
        writer.WriteString("instanceLocation", instance);
    }
}
