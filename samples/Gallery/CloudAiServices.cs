using Bqml;

namespace Gallery.CloudAiServices;

/// <summary>What is on a picture?</summary>
[BigQueryModel("gallery.vision")]
[CloudAiVision]
public sealed partial class Vision;

/// <summary>What does a text speak of, and in which mood?</summary>
[BigQueryModel("gallery.language")]
[CloudAiNaturalLanguage]
public sealed partial class Language;

/// <summary>Texts in another language.</summary>
[BigQueryModel("gallery.translation")]
[CloudAiTranslation]
public sealed partial class Translation;

/// <summary>The fields of an invoice.</summary>
[BigQueryModel("gallery.invoices")]
[CloudAiDocument(Connection = "us.vertex", DocumentProcessor = "projects/1234/locations/us/processors/5678/processorVersions/9")]
public sealed partial class Invoices;

/// <summary>What was said in a recording.</summary>
[BigQueryModel("gallery.recordings")]
[CloudAiSpeech(Connection = "us.vertex", SpeechRecognizer = "projects/1234/locations/us/recognizers/5678")]
public sealed partial class Recordings;
